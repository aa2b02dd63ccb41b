package dev.covey.peer.transfer;

import java.time.Duration;

/** Something to do every so often. Confined to one thread. */
final class Every {
  private final long nanos;
  private long last;

  /**
   * @param now as {@link System#nanoTime}: it is first due a period later
   */
  Every(Duration period, long now) {
    this.nanos = period.toNanos();
    this.last = now;
  }

  boolean isDue(long now) {
    boolean due = now - last >= nanos;
    if (due) {
      last = now;
    }
    return due;
  }
}
