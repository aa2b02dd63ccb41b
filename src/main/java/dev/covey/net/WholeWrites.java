package dev.covey.net;

import dev.covey.model.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes to one socket, by any thread: one write at a time, each as a whole and within its limit.
 */
final class WholeWrites {
  // Immutable
  private final GatheringSocket raw;
  private final OutputStream output;
  private final Endpoint remote;
  private final Runnable abort;
  private final WriteLimit writeLimit;
  private final ReentrantLock writing = new ReentrantLock();

  /** Whether each write is sent as a whole, not record by record. */
  private volatile boolean gathers;

  /**
   * @param raw what the output ends in
   * @param abort cuts the connection, so that a write under way fails; any thread
   */
  WholeWrites(GatheringSocket raw, OutputStream output, Endpoint remote, Runnable abort) {
    this.raw = raw;
    this.output = output;
    this.remote = remote;
    this.abort = abort;
    this.writeLimit = new WriteLimit(abort);
  }

  /** Sends each write at once from now on. */
  void gather() {
    gathers = true;
  }

  /**
   * Writes all of it, or fails and aborts the connection.
   *
   * @throws SocketTimeoutException if the other side did not take it within the limit
   */
  void write(byte[] bytes, int offset, int length, Duration limit) throws IOException {
    long started = System.nanoTime();
    if (!acquire(limit)) {
      throw Timeouts.of(remote, "took no data", limit, null);
    }
    try {
      writeLocked(bytes, offset, length, limit.minusNanos(System.nanoTime() - started));
    } finally {
      writing.unlock();
    }
  }

  private boolean acquire(Duration limit) throws IOException {
    try {
      return writing.tryLock() || writing.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketException("interrupted while another thread was writing", e);
    }
  }

  private void writeLocked(byte[] bytes, int offset, int length, Duration limit)
      throws IOException {
    long begun = writeLimit.begin(limit);
    try {
      send(bytes, offset, length);
    } catch (IOException e) {
      boolean inTime = writeLimit.end(begun);
      abort.run();
      throw inTime ? e : Timeouts.of(remote, "took no data", limit, e);
    }
    if (!writeLimit.end(begun)) {
      throw Timeouts.of(remote, "took no data", limit, null);
    }
  }

  private void send(byte[] bytes, int offset, int length) throws IOException {
    if (gathers) {
      raw.gather();
      output.write(bytes, offset, length);
      raw.release();
    } else {
      output.write(bytes, offset, length);
    }
  }
}
