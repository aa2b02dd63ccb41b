package dev.covey.peer.transfer;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The order in which pieces are asked for: random among the rarest (P6). Pure. Simulations compare
 * it with others, which see differently how rare a piece is.
 */
class PieceOrder {
  private final int band;

  /** A random order of all pieces, and each one's place in it. */
  private final int[] order;

  private final int[] place;

  /**
   * @param band as {@link PiecePicker.Rules} says
   */
  PieceOrder(int count, int band, RandomGenerator random) {
    this.band = band;
    this.order = IntStream.range(0, count).toArray();
    this.place = new int[count];
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    for (int i = 0; i < count; i++) {
      place[order[i]] = i;
    }
  }

  /** The less, the sooner it is asked for. */
  int rarity(int piece, int[] holders) {
    return holders[piece];
  }

  /**
   * These pieces, the rarest first, those of nobody left out.
   *
   * @param holders how many have each piece
   * @param banded whether all that serve have everything, so that no piece is rarer than another
   */
  IntStream rarestFirst(BitSet pieces, int[] holders, boolean banded) {
    return pieces.stream()
        .filter(piece -> holders[piece] > 0)
        .mapToLong(
            piece -> (long) (banded ? piece / band : rarity(piece, holders)) << 32 | place[piece])
        .sorted()
        .mapToInt(key -> order[(int) key]);
  }

  /** The rarest of these pieces, and of equally rare ones the first in the random order. */
  OptionalInt rarest(BitSet pieces, int[] holders) {
    long least = Long.MAX_VALUE;
    for (int piece = pieces.nextSetBit(0); piece >= 0; piece = pieces.nextSetBit(piece + 1)) {
      least = Math.min(least, (long) rarity(piece, holders) << 32 | place[piece]);
    }
    return least == Long.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(order[(int) least]);
  }
}
