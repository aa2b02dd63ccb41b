package dev.covey.tracker;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What lets commands in until the tracker stops, and then waits for those inside (T13). Any thread
 * may call it.
 */
final class Gate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();

  // Guarded by lock
  private boolean shut;
  private int inside;

  /**
   * @return false once the gate is shut; otherwise {@link #leave} must follow
   */
  boolean enter() {
    lock.lock();
    try {
      if (!shut) {
        inside++;
      }
      return !shut;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      inside--;
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isShut() {
    lock.lock();
    try {
      return shut;
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in any more and waits, at most so long, until all have left. */
  void shut(Duration limit) {
    long nanos = limit.toNanos();
    lock.lock();
    try {
      shut = true;
      while (inside > 0 && nanos > 0) {
        nanos = left.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
