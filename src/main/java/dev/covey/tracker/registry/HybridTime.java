package dev.covey.tracker.registry;

import java.time.Instant;

/**
 * A hybrid logical time: milliseconds since 1970 in the upper 48 bits, a counter in the lower 16.
 * It orders what wall clocks cannot, and only ever breaks ties between changes (DESIGN 5).
 *
 * @param packed never negative
 */
public record HybridTime(long packed) implements Comparable<HybridTime> {
  private static final int COUNTER_BITS = 16;

  public HybridTime {
    if (packed < 0) {
      throw new IllegalArgumentException("a hybrid time is never negative: " + packed);
    }
  }

  /** The first time of that millisecond; times before 1970 count as 1970. */
  public static HybridTime of(Instant wall) {
    return new HybridTime(Math.max(0, wall.toEpochMilli()) << COUNTER_BITS);
  }

  /** The next time; a full counter flows over into the milliseconds. */
  public HybridTime next() {
    return new HybridTime(packed + 1);
  }

  public Instant instant() {
    return Instant.ofEpochMilli(packed >>> COUNTER_BITS);
  }

  @Override
  public int compareTo(HybridTime other) {
    return Long.compare(packed, other.packed);
  }

  @Override
  public String toString() {
    return instant() + "+" + (packed & ((1 << COUNTER_BITS) - 1));
  }
}
