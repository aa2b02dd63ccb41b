package dev.covey.peer.transfer;

/**
 * How well a peer serves: pieces a second, smoothed, against the best of the swarm (P4). Pure; time
 * comes in as nanoseconds.
 */
final class PeerScore {
  private static final double SMOOTHING = 0.2;
  private static final double AFTER_FAILURE = 0.8;
  private static final double AFTER_WRONG_PIECE = 0.5;

  private double score;

  /** Nanoseconds a piece takes, smoothed; 0 while none came. */
  private double interval;

  PeerScore(double score) {
    this.score = score;
  }

  /** 0 to 1. */
  double value() {
    return score;
  }

  /** Pieces a second; 0 while none came. */
  double rate() {
    return interval == 0 ? 0 : 1e9 / interval;
  }

  /** A piece took so long. {@link #compare} comes next. */
  void served(long nanos) {
    double took = Math.max(1_000, nanos);
    interval = interval == 0 ? took : interval + SMOOTHING * (took - interval);
  }

  /** Moves the score towards this peer's part of the best rate in the swarm. */
  void compare(double best) {
    double target = best > 0 ? Math.min(1, rate() / best) : 0;
    score += SMOOTHING * (target - score);
  }

  void failed() {
    score *= AFTER_FAILURE;
  }

  void sentWrongPiece() {
    score *= AFTER_WRONG_PIECE;
  }
}
