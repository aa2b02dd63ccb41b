package dev.covey.net;

import java.time.Duration;

/**
 * Notices when much comes on a slow link, a few packets at a time: who reads each as it comes is
 * woken a thousand times a second for nothing, and had better wait a moment for more. Pure: time
 * comes in as nanoseconds of any origin.
 */
final class Trickle {
  /** Over how long it is looked at. */
  private static final long WINDOW = Duration.ofMillis(50).toNanos();

  /** After such a pause something begins anew, which may be fast. */
  private static final long PAUSE = Duration.ofMillis(500).toNanos();

  /** Bytes a second; what comes faster fills a buffer before a waiter wakes. */
  private static final double FAST = 8e6;

  private long since = Long.MIN_VALUE;
  private long bytes;
  private boolean slow;

  /** So many bytes were read at once. */
  void came(int read, long now) {
    if (since == Long.MIN_VALUE) {
      since = now;
      return;
    }
    bytes += read;
    long took = now - since;
    if (took >= WINDOW) {
      slow = took < PAUSE && bytes * 1e9 / took < FAST;
      since = now;
      bytes = 0;
    }
  }

  /** Whether it is worth waiting. */
  boolean isOn() {
    return slow;
  }
}
