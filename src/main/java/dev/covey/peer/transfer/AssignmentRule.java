package dev.covey.peer.transfer;

import java.util.List;
import java.util.Optional;

/**
 * Who of the peers that have a piece is to send it (P1 to P3). Pure.
 *
 * @param alpha weight of the score
 * @param beta weight of the load
 * @param k how much more than an even share one peer may get
 */
record AssignmentRule(double alpha, double beta, double k) {
  /** Against the last digit of a double making 4 of a product that is 3. */
  private static final double ROUNDING = 1e-9;

  /** A peer that a piece may be assigned to. */
  interface Contender {
    /** 0 to 1. */
    double score();

    /** Pieces assigned to it now. */
    int load();
  }

  /** P2: the most pieces that one peer may have assigned at once; at least 1. */
  int cap(int pieces, int peers) {
    double share = (double) pieces / Math.max(1, peers);
    return (int) Math.max(1, Math.ceil(share * k - ROUNDING));
  }

  /** P3. */
  double utility(double score, int load, int cap) {
    return alpha * score - beta * ((double) load / cap);
  }

  /**
   * The holder of the highest utility that is below its cap; of equal ones the next in turn, which
   * begins with holder number {@code piece % holders} (P3). Empty if all are at their cap.
   */
  <T extends Contender> Optional<T> choose(int piece, List<T> holders, int cap) {
    T best = null;
    double highest = Double.NEGATIVE_INFINITY;
    int count = holders.size();
    int turn = count == 0 ? 0 : piece % count;
    for (int i = 0; i < count; i++) {
      int next = turn + i;
      T holder = holders.get(next < count ? next : next - count);
      int load = holder.load();
      if (load < cap) {
        double utility = utility(holder.score(), load, cap);
        if (utility > highest) {
          best = holder;
          highest = utility;
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
