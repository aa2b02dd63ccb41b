package dev.covey.peer.transfer;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes a second over the last seconds. Any threads may count and ask; time comes in as {@link
 * System#nanoTime}.
 */
final class RateMeter {
  private static final long SLOT = 250_000_000L;
  private static final int SLOTS = 12;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final long[] slots = new long[SLOTS];
  private long begun;
  private long current;
  private boolean used;

  void add(long bytes, long now) {
    lock.lock();
    try {
      if (!used) {
        used = true;
        begun = now;
        current = slot(now);
      }
      advance(now);
      slots[index(current)] += bytes;
    } finally {
      lock.unlock();
    }
  }

  /** 0 when nothing came in the last three seconds. */
  long rate(long now) {
    lock.lock();
    try {
      if (!used) {
        return 0;
      }
      advance(now);
      long sum = 0;
      for (long slot : slots) {
        sum += slot;
      }
      long window = (SLOTS - 1) * SLOT + Math.floorMod(now, SLOT);
      // In the beginning the time since the first byte is short, but the byte took time to come.
      long seconds = Math.min(window, Math.max(now - begun, SLOT));
      return (long) (sum * 1e9 / seconds);
    } finally {
      lock.unlock();
    }
  }

  private void advance(long now) {
    long target = slot(now);
    long passed = Math.min(SLOTS, target - current);
    for (int i = 1; i <= passed; i++) {
      slots[index(current + i)] = 0;
    }
    current = Math.max(current, target);
    if (passed == SLOTS) {
      used = false;
    }
  }

  private static long slot(long now) {
    return Math.floorDiv(now, SLOT);
  }

  private static int index(long slot) {
    return Math.floorMod(slot, SLOTS);
  }
}
