package dev.covey.peer.transfer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one downloader still wants, in order and each piece once. One thread adds, another takes,
 * any may {@link #nudge}. It holds no more than {@link #MOST} pieces: who wants more at once is
 * told so by {@link #add}.
 */
final class WantQueue {
  /** Half a gigabyte: more than any link holds on its way. */
  static final int MOST = 1_024;

  /** What is held back may be let go sooner than it seemed, as when others leave: 100 ms. */
  private static final long LOOK = 100_000_000;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Integer> wanted = new LinkedHashSet<>();
  private boolean nudged;
  private boolean closed;

  /** Nanoseconds until the first piece may go, when none may now, as far as is known. */
  private long leastHold;

  /** How long a piece is better held back. */
  @FunctionalInterface
  interface Hold {
    /** Nanoseconds; 0 for one that may go now. */
    long of(int piece);
  }

  /**
   * @return false if that is too many
   */
  boolean add(List<Integer> pieces) {
    lock.lock();
    try {
      wanted.addAll(pieces);
      changed.signal();
      return wanted.size() <= MOST;
    } finally {
      lock.unlock();
    }
  }

  void drop(List<Integer> pieces) {
    lock.lock();
    try {
      pieces.forEach(wanted::remove);
    } finally {
      lock.unlock();
    }
  }

  /** Makes whoever takes, or is about to, look around. */
  void nudge() {
    lock.lock();
    try {
      nudged = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the next piece that is not held back.
   *
   * @return empty once nudged or closed
   */
  OptionalInt take(Hold hold) {
    lock.lock();
    try {
      OptionalInt next = closed || nudged ? OptionalInt.empty() : first(hold);
      while (!closed && !nudged && next.isEmpty()) {
        var _ = changed.awaitNanos(wanted.isEmpty() ? Long.MAX_VALUE : Math.min(leastHold, LOOK));
        next = first(hold);
      }
      nudged = false;
      next.ifPresent(wanted::remove);
      return next;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      closed = true;
      return OptionalInt.empty();
    } finally {
      lock.unlock();
    }
  }

  /** The first that may go now; notes how long the others are held back. */
  private OptionalInt first(Hold hold) {
    leastHold = Long.MAX_VALUE;
    for (int piece : wanted) {
      long held = hold.of(piece);
      if (held == 0) {
        return OptionalInt.of(piece);
      }
      leastHold = Math.min(leastHold, held);
    }
    return OptionalInt.empty();
  }

  boolean isEmpty() {
    lock.lock();
    try {
      return wanted.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
