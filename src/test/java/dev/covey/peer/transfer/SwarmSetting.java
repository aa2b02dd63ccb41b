package dev.covey.peer.transfer;

import dev.covey.model.PieceSet;
import java.util.random.RandomGenerator;

/**
 * What all peers of a {@link SwarmSimulation} have in common.
 *
 * @param pieces of the file, all of full length
 * @param connections from how many others each fetches at the most, and how many it serves
 * @param digest bytes a second that each digests of the beginning of the file, as far as it has
 *     come (D8); infinite if that takes no time
 */
record SwarmSetting(
    int pieces, int connections, PiecePicker.Rules rules, Order order, double digest) {

  /** In which order pieces are asked for. */
  enum Order {
    /** As downloads do: random among the rarest (P6). */
    RAREST,
    /** Random, however rare they are. */
    RANDOM,
    /** From the file's beginning on, as for somebody who watches it. */
    SEQUENTIAL
  }

  /** It does not care how rare a piece is. */
  private static final class RandomOrder extends PieceOrder {
    RandomOrder(int pieces, RandomGenerator chance) {
      super(pieces, pieces, chance);
    }

    @Override
    int rarity(int piece, int[] holders) {
      return 0;
    }
  }

  static SwarmSetting of(int pieces) {
    return new SwarmSetting(
        pieces,
        50,
        PiecePicker.Rules.of(TransferSettings.defaults()),
        Order.RAREST,
        Double.POSITIVE_INFINITY);
  }

  SwarmSetting inOrder(Order asked) {
    return new SwarmSetting(pieces, connections, rules, asked, digest);
  }

  SwarmSetting digesting(double bytesASecond) {
    return new SwarmSetting(pieces, connections, rules, order, bytesASecond);
  }

  PiecePicker picker(PieceSet done, RandomGenerator chance) {
    PieceOrder asked =
        order == Order.RANDOM
            ? new RandomOrder(pieces, chance)
            : new PieceOrder(pieces, rules.band(), chance);
    PiecePicker picker = new PiecePicker(done, PieceSet.all(pieces), rules, asked, chance);
    picker.inOrder(order == Order.SEQUENTIAL);
    return picker;
  }
}
