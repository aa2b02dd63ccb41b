package dev.covey.content;

import dev.covey.model.Pieces;
import java.util.BitSet;

/**
 * Guesses whether a download fills one window after another, so that a window which is begun will
 * soon be full; or jumps about, as it does while some pieces are rare. Guarded by its owner.
 */
final class WindowFill {
  private static final int PIECES = (int) (Window.BYTES / Pieces.SIZE);

  private final int[] written;
  private final BitSet begun = new BitSet();

  WindowFill(long size) {
    this.written = new int[(int) (size / Window.BYTES) + 1];
  }

  /** A piece is written to that window. */
  void written(int window) {
    written[window]++;
  }

  /**
   * A window is mapped.
   *
   * @return whether it is worth preparing as a whole: for the first time, and all that were begun
   *     before are half full at least
   */
  boolean begins(int window) {
    if (begun.get(window)) {
      return false;
    }
    boolean inTurn = begun.stream().allMatch(other -> written[other] >= PIECES / 2);
    begun.set(window);
    return inTurn;
  }
}
