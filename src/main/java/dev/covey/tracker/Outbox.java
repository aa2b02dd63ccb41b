package dev.covey.tracker;

import dev.covey.net.Connection;
import dev.covey.net.Threads;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be sent on one connection: any thread puts lines in, and one at a time sends them.
 *
 * <p>That is the connection's handler with its short replies, and else a thread that lives as long
 * as lines wait: thousands of connections have nothing to say most of the time.
 *
 * <p>It is bounded. When it is full, the connection's own handler waits before it replies further
 * (so a peer that asks much and reads slowly slows itself), but an event waits for nobody: the
 * connection is cut instead.
 */
final class Outbox {
  /** Lines that may wait. */
  static final int MOST_LINES = 2_048;

  /** Bytes that may wait, beyond which nothing is added; the last line may exceed it. */
  static final int MOST_BYTES = 4 << 20;

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  /** Bytes of one write, which must be taken within the limit for sending. */
  private static final int CHUNK = 64 << 10;

  /** Bytes that the handler sends itself; with more to send it can read on meanwhile. */
  private static final int SHORT = 16 << 10;

  /** How far a connection has come to its end. */
  private enum State {
    OPEN,
    /** Takes no more lines, and sends what it has. */
    FINISHING,
    ENDED
  }

  // Immutable
  private final Connection connection;
  private final Duration sendLimit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by lock
  private final WaitingLines lines = new WaitingLines(MOST_LINES, MOST_BYTES);
  private State state = State.OPEN;
  private boolean started;
  private boolean sending;

  Outbox(Connection connection, Duration sendLimit) {
    this.connection = connection;
    this.sendLimit = sendLimit;
  }

  /** From now on lines leave. */
  void start() {
    lock.lock();
    try {
      started = true;
      sendOnAThread();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts a reply in, waiting until there is room; {@link #flush} must follow. Only the connection's
   * handler may call it.
   *
   * @throws IOException if the connection has ended
   */
  void reply(byte[] line) throws IOException {
    lock.lock();
    try {
      while (state == State.OPEN && lines.isFull()) {
        changed.await();
      }
      if (state != State.OPEN) {
        throw new SocketException("the connection with %s is over".formatted(connection.remote()));
      }
      lines.add(line, Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketException("interrupted before a reply", e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends what waits, unless a thread is at it: on this one if it is short. Only the connection's
   * handler may call it.
   */
  void flush() {
    lock.lock();
    try {
      if (lines.bytes() > SHORT) {
        sendOnAThread();
      }
      if (!mayBegin()) {
        return;
      }
      sending = true;
    } finally {
      lock.unlock();
    }
    sendAll();
  }

  /** Puts an event in, or cuts the connection if it is full. Never waits. */
  void event(byte[] line) {
    event(line, Optional.empty());
  }

  /**
   * As {@link #event(byte[])}, but leaves the event out while an equal one waits: for news that
   * only say to ask again.
   *
   * @param news equal for equal events
   */
  void event(byte[] line, Object news) {
    event(line, Optional.of(news));
  }

  private void event(byte[] line, Optional<Object> news) {
    boolean full = false;
    lock.lock();
    try {
      if (state != State.OPEN || lines.tells(news)) {
        return;
      }
      full = lines.isFull();
      if (full) {
        end();
      } else {
        lines.add(line, news);
        sendOnAThread();
      }
    } finally {
      lock.unlock();
    }
    if (full) {
      log.info("{} does not read its events and was cut off", connection.remote());
      connection.abort();
    }
  }

  /** Ends the connection at once, whatever waits. Never waits; may be called twice. */
  void cut() {
    lock.lock();
    try {
      end();
    } finally {
      lock.unlock();
    }
    connection.abort();
  }

  /** Sends what waits, takes no more, and waits for that at most so long. May be called twice. */
  void finish(Duration limit) {
    long nanos = limit.toNanos();
    lock.lock();
    try {
      if (state == State.OPEN) {
        state = State.FINISHING;
        sendOnAThread();
        changed.signalAll();
      }
      while (state == State.FINISHING && sending && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private boolean mayBegin() {
    return started && !sending && !lines.isEmpty();
  }

  private void sendOnAThread() {
    if (mayBegin()) {
      sending = true;
      Threads.start("outbox-" + connection.remote(), this::sendAll);
    }
  }

  private void sendAll() {
    boolean sent = false;
    try {
      for (byte[] batch = take(); batch.length > 0; batch = take()) {
        for (int from = 0; from < batch.length; from += CHUNK) {
          connection.write(batch, from, Math.min(CHUNK, batch.length - from), sendLimit);
        }
      }
      sent = true;
    } catch (IOException e) {
      log.debug("sending to {}: {}", connection.remote(), e.toString());
      connection.abort();
    } finally {
      if (!sent) {
        giveUp();
      }
    }
  }

  /** The next lines; none, and then nobody sends any more, when none waits. */
  private byte[] take() {
    lock.lock();
    try {
      if (lines.isEmpty()) {
        sending = false;
      }
      byte[] batch = lines.take(CHUNK);
      changed.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void giveUp() {
    lock.lock();
    try {
      sending = false;
      end();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    state = State.ENDED;
    lines.clear();
    changed.signalAll();
  }
}
