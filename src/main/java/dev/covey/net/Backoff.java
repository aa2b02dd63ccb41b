package dev.covey.net;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: twice as long each time up to a most, of which a random
 * part is taken so that many who failed together do not come back together. Confined to one thread.
 */
public final class Backoff {
  // Immutable
  private final long firstNanos;
  private final long mostNanos;
  private final RandomGenerator random;

  // Confined
  private long ceilingNanos;

  /**
   * @param first the longest that the first wait may be; more than zero
   * @param most the longest that any wait may be; not less than the first
   */
  public Backoff(Duration first, Duration most, RandomGenerator random) {
    if (!first.isPositive() || first.compareTo(most) > 0) {
      throw new IllegalArgumentException("no backoff goes from %s to %s".formatted(first, most));
    }
    this.firstNanos = first.toNanos();
    this.mostNanos = most.toNanos();
    this.random = random;
    this.ceilingNanos = firstNanos;
  }

  /** The next wait: more than zero, at most the first, then its double, and so on. */
  public Duration next() {
    long wait = random.nextLong(1, ceilingNanos + 1);
    ceilingNanos = ceilingNanos > mostNanos / 2 ? mostNanos : 2 * ceilingNanos;
    return Duration.ofNanos(wait);
  }

  /** It worked: the next failure starts over. */
  public void reset() {
    ceilingNanos = firstNanos;
  }
}
