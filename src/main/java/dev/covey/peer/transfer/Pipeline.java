package dev.covey.peer.transfer;

import dev.covey.model.Pieces;

/**
 * How many pieces to have asked of one peer at a time: what fits on its link (bandwidth times
 * delay), and some more for the time it takes to ask again. Pure.
 */
final class Pipeline {
  private static final long SLACK = 250_000_000L;
  private static final int LEAST = 2;
  private static final int FIRST = 4;
  private static final int MOST = 256;

  private Pipeline() {}

  /**
   * @param rate bytes a second; 0 while unknown
   * @param roundTrip nanoseconds
   */
  static int depth(long rate, long roundTrip) {
    if (rate == 0) {
      return FIRST;
    }
    double bytes = rate * (2.0 * roundTrip + SLACK) / 1e9;
    return (int) Math.clamp(Math.ceil(bytes / Pieces.SIZE) + LEAST, LEAST, MOST);
  }
}
