package dev.covey.tracker.cluster;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether others may hold changes of this log's origin that are not here. It is over when all have
 * said twice that they hold nothing more: what a tracker heard early gets later from one that was
 * not heard yet, and whose disk is then put back too, it tells the second time. Used by one thread.
 */
final class Doubt {
  private final Set<String> others;

  /** Trackers, by name, that have not spoken in this round. */
  private final Set<String> unheard;

  private int rounds;

  /**
   * @param others the names of all other trackers that may hold changes of this log
   */
  Doubt(Set<String> others) {
    this.others = Set.copyOf(others);
    this.unheard = new HashSet<>(others);
    this.rounds = others.isEmpty() ? 0 : 2;
  }

  boolean isOver() {
    return rounds == 0;
  }

  /**
   * A tracker has said what it holds.
   *
   * @param more whether that is more than is here
   */
  void heard(String name, boolean more) {
    if (isOver()) {
      return;
    }
    if (more) {
      begin(2);
    } else if (unheard.remove(name) && unheard.isEmpty()) {
      begin(rounds - 1);
    }
  }

  private void begin(int left) {
    rounds = left;
    unheard.addAll(others);
  }
}
