package dev.covey.tracker.registry;

import java.time.Duration;
import java.time.Instant;

/**
 * Gives each change a later time than every change seen before it, as long as clocks differ by less
 * than an hour. Reads no clock: the wall time comes in. Used by one thread at a time.
 */
public final class HybridClock {
  /** A tracker whose clock runs further ahead than this does not drag the others along. */
  private static final Duration MOST_AHEAD = Duration.ofHours(1);

  private HybridTime last = new HybridTime(0);

  /** The time of a change made now. */
  public HybridTime tick(Instant wall) {
    HybridTime now = HybridTime.of(wall);
    last = now.compareTo(last) > 0 ? now : last.next();
    return last;
  }

  /** Learns the time of a change that was made elsewhere, or before a restart. */
  public void observe(HybridTime seen, Instant wall) {
    HybridTime most = HybridTime.of(wall.plus(MOST_AHEAD));
    HybridTime bounded = seen.compareTo(most) < 0 ? seen : most;
    if (bounded.compareTo(last) > 0) {
      last = bounded;
    }
  }
}
