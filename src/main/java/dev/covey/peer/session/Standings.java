package dev.covey.peer.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The latest {@link Standing}: set by the session's thread, read and waited for by any. */
final class Standings {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Written under the lock. */
  private volatile Standing now;

  Standings(Standing first) {
    this.now = first;
  }

  Standing now() {
    return now;
  }

  void set(UnaryOperator<Standing> change) {
    lock.lock();
    try {
      now = change.apply(now);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The first standing that fits, or empty if none came in time. */
  Optional<Standing> await(Predicate<Standing> fits, Duration patience)
      throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (!fits.test(now)) {
        if (left <= 0) {
          return Optional.empty();
        }
        left = changed.awaitNanos(left);
      }
      return Optional.of(now);
    } finally {
      lock.unlock();
    }
  }
}
