package dev.covey.peer.transfer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

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

  /**
   * So long all may be held back, whatever for: 3 s. Who is sent nothing for 5 s gives the seeder
   * up.
   */
  static final long LONGEST_WAIT = 3_000_000_000L;

  /** So long what was sent may lie in some buffer, on a link that is narrow: 10 s. */
  private static final long ON_ITS_WAY = 10_000_000_000L;

  /** Nanoseconds of any origin. */
  private final LongSupplier clock;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Integer> wanted = new LinkedHashSet<>();

  /** A piece was taken, and the next was not asked for yet: it is being sent. */
  private boolean sending;

  /** When the last piece that was taken had been sent; empty before the first. */
  private OptionalLong sentAt = OptionalLong.empty();

  /** Since when something is wanted and nothing is given. */
  private long waitingSince;

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

  WantQueue() {
    this(System::nanoTime);
  }

  WantQueue(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * @return false if that is too many
   */
  boolean add(List<Integer> pieces) {
    lock.lock();
    try {
      if (wanted.isEmpty()) {
        waitingSince = clock.getAsLong();
      }
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
   * Waits for the next piece that is not held back, or for the first if all are for too long; the
   * one before has been sent.
   *
   * @return empty once nudged or closed
   */
  OptionalInt take(Hold hold) {
    lock.lock();
    try {
      if (sending) {
        sending = false;
        waitingSince = clock.getAsLong();
        sentAt = OptionalLong.of(waitingSince);
      }
      OptionalInt next = closed || nudged ? OptionalInt.empty() : first(hold);
      while (!closed && !nudged && next.isEmpty()) {
        var _ = changed.awaitNanos(wanted.isEmpty() ? Long.MAX_VALUE : Math.min(leastHold, LOOK));
        next = first(hold);
      }
      nudged = false;
      next.ifPresent(wanted::remove);
      sending = next.isPresent();
      return next;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      closed = true;
      return OptionalInt.empty();
    } finally {
      lock.unlock();
    }
  }

  /** The first that may go now, or must; notes how long the others are held back. */
  private OptionalInt first(Hold hold) {
    leastHold = Long.MAX_VALUE;
    for (int piece : wanted) {
      long held = hold.of(piece);
      if (held == 0) {
        return OptionalInt.of(piece);
      }
      leastHold = Math.min(leastHold, held);
    }
    boolean overdue = !wanted.isEmpty() && clock.getAsLong() - waitingSince >= LONGEST_WAIT;
    return overdue ? OptionalInt.of(wanted.iterator().next()) : OptionalInt.empty();
  }

  /** Whether nothing is wanted, being sent, or perhaps on its way. */
  boolean isSettled() {
    lock.lock();
    try {
      return wanted.isEmpty()
          && !sending
          && (sentAt.isEmpty() || clock.getAsLong() - sentAt.getAsLong() > ON_ITS_WAY);
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
