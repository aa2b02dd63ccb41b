package dev.covey.tracker.store;

/**
 * How well a device serves, as trackers keep it (P4).
 *
 * @param score 0 to 1
 * @param version counts its changes; of two trackers' scores of one device the higher version
 *     stands, and of equal ones the higher score
 */
public record KeptScore(double score, long version) {
  /** Whether this one stands, and not the other. */
  public boolean beats(KeptScore other) {
    return version != other.version ? version > other.version : score > other.score;
  }
}
