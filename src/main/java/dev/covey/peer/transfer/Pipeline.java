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

  /** Under a limit, what is asked is about what comes in this time. */
  private static final int AHEAD_SECONDS = 2;

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

  /**
   * How many pieces to have asked of all peers together under a limit of our own, 1 or more. What
   * is asked beyond it would only wait on the way; and many at once would each come so slowly that
   * their seeders give up.
   *
   * @param limit the most bytes a second
   */
  static int ahead(long limit) {
    return Math.clamp(limit / (Pieces.SIZE / AHEAD_SECONDS), 1, Integer.MAX_VALUE);
  }
}
