package dev.covey.peer.transfer;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How evenly something is shared, and what it goes along with. Pure. */
final class Measures {
  private Measures() {}

  /**
   * Jain's fairness index (R. Jain, D. Chiu, W. Hawe: DEC Technical Report 301, 1984): 1 if all
   * have the same, 1/n if one of n has all. Empty if nobody has anything.
   */
  static OptionalDouble fairness(int[] shares) {
    double sum = 0;
    double squares = 0;
    for (int share : shares) {
      sum += share;
      squares += (double) share * share;
    }
    return sum == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sum * sum / (shares.length * squares));
  }

  /** Pearson's correlation, -1 to 1. Empty if either is the same for all. */
  static OptionalDouble correlation(double[] scores, int[] loads) {
    if (Arrays.stream(scores).distinct().count() < 2
        || Arrays.stream(loads).distinct().count() < 2) {
      return OptionalDouble.empty();
    }
    double meanScore = Arrays.stream(scores).average().orElseThrow();
    double meanLoad = Arrays.stream(loads).average().orElseThrow();
    double together = 0;
    double scoreSquares = 0;
    double loadSquares = 0;
    for (int i = 0; i < scores.length; i++) {
      double score = scores[i] - meanScore;
      double load = loads[i] - meanLoad;
      together += score * load;
      scoreSquares += score * score;
      loadSquares += load * load;
    }
    double quotient = together / Math.sqrt(scoreSquares * loadSquares);
    return OptionalDouble.of(Math.clamp(quotient, -1, 1));
  }
}
