package dev.covey.peer.transfer;

/**
 * How much to write under one time limit: little to who takes it slowly, so that a slow link, or a
 * downloader that limits itself, is not taken for one that takes nothing. Pure.
 */
final class SlicePace {
  private static final int SMALLEST = 2 << 10;
  private static final int FIRST = 16 << 10;
  private static final int LARGEST = 64 << 10;
  private static final long SLOW = 500_000_000;

  private int slice = FIRST;

  /** Bytes. */
  int slice() {
    return slice;
  }

  /** A slice was taken within so many nanoseconds. */
  void took(long nanos) {
    if (nanos > SLOW) {
      slice = Math.max(SMALLEST, slice / 4);
    }
  }

  /** A whole piece was; only that tells, since the first bytes may only have gone into a buffer. */
  void pieceTook(long bytes, long nanos) {
    double inHalfTheTime = (double) bytes * SLOW / 2 / Math.max(1, nanos);
    slice = (int) Math.clamp(inHalfTheTime, SMALLEST, LARGEST);
  }
}
