package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.ErrorCode;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import java.io.Closeable;
import java.security.MessageDigest;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The digests of a whole file whose beginning grows (D8). One thread calls {@link #run}, which
 * reads back what was written and returns when it has digested all or was closed; others tell it
 * how far the file has come, let it keep pace, and ask for the result.
 */
public final class PrefixDigest implements Runnable, Closeable {
  /** Read at once: it stays in the core's cache while both digests go over it. */
  private static final int STEP = 128 << 10;

  /**
   * So far may it be behind before it is waited for: what 30 ms of a fast core digest. Where many
   * threads share few cores, each connection's has as much of them as this one, which then is left
   * behind, and at the end digests half of the file while the other cores have nothing to do.
   */
  static final long FAR = 32L << 20;

  /** So long at most is it waited for, in nanoseconds: its disk may be the slow one. */
  private static final long LONGEST_WAIT = 100_000_000;

  /** Where the bytes are read back from. */
  @FunctionalInterface
  public interface Source {
    void read(long from, byte[] into, int length) throws CoveyException;
  }

  // Immutable
  private final Source source;
  private final long size;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long available;
  private long digested;

  /** Whether it was not far behind once: what an earlier run left, nobody waits for. */
  private boolean follows;

  private boolean closed;
  private Digests result;
  private CoveyException failure;

  /**
   * @param size bytes of the whole file
   */
  public PrefixDigest(Source source, long size) {
    this.source = source;
    this.size = size;
  }

  /** So many bytes from the beginning are there now; never fewer than before. */
  public void available(long bytes) {
    lock.lock();
    try {
      if (bytes > available) {
        available = bytes;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    advance(0);
    MessageDigest sha1 = DigestUtils.getSha1Digest();
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    try {
      byte[] buffer = new byte[(int) Math.min(STEP, size)];
      long at = 0;
      while (at < size) {
        long until = awaitMore(at);
        while (at < until && !isClosed()) {
          int length = (int) Math.min(STEP, until - at);
          source.read(at, buffer, length);
          sha1.update(buffer, 0, length);
          sha256.update(buffer, 0, length);
          at += length;
          advance(at);
        }
        if (isClosed()) {
          return;
        }
      }
      end(new Digests(Sha1.of(sha1.digest()), Sha256.of(sha256.digest())), null);
    } catch (CoveyException e) {
      end(null, e);
    } catch (RuntimeException e) {
      end(null, new CoveyException(ErrorCode.FAILED, "An error in Covey: " + e, e));
    }
  }

  private void advance(long bytes) {
    lock.lock();
    try {
      digested = bytes;
      if (available - digested <= FAR) {
        follows = true;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isFarBehind() {
    return follows && !closed && failure == null && available - digested > FAR;
  }

  /**
   * For those who make the file grow: waits a moment if this has fallen far behind.
   *
   * @return whether it has waited
   */
  public boolean keepPace() {
    lock.lock();
    try {
      boolean far = isFarBehind();
      long left = LONGEST_WAIT;
      while (isFarBehind() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return far;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is more than so much, or it is closed. */
  private long awaitMore(long bytes) {
    lock.lock();
    try {
      while (available <= bytes && !closed) {
        changed.awaitUninterruptibly();
      }
      return available;
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void end(Digests digests, CoveyException why) {
    lock.lock();
    try {
      result = digests;
      failure = why;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits a while for the result.
   *
   * @return null if it is not there yet
   * @throws CoveyException if the file could not be read back, or {@link ErrorCode#CANCELLED} if
   *     this was closed
   */
  public Digests await(long nanos) throws CoveyException, InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (result == null && failure == null && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (failure != null) {
        throw new CoveyException(failure.code(), failure.getMessage(), failure);
      }
      if (result == null && closed) {
        throw new CoveyException(ErrorCode.CANCELLED, "The comparison was stopped.");
      }
      return result;
    } finally {
      lock.unlock();
    }
  }

  /** Makes {@link #run} return soon. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
