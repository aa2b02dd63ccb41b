package dev.covey.peer.transfer;

import java.util.List;

/**
 * How a {@link SwarmSimulation} went.
 *
 * @param seconds when each downloader was done, in order; infinite for one that never was
 * @param copies how many times the whole file the first seeder sent
 * @param twice pieces that came to somebody who had them already
 * @param bound seconds below which nobody could have the last piece
 */
record SwarmResult(List<Double> seconds, double copies, int twice, double bound) {
  double first() {
    return seconds.getFirst();
  }

  double median() {
    return seconds.get(seconds.size() / 2);
  }

  double last() {
    return seconds.getLast();
  }

  /** Downloaders that had not everything in an hour. */
  int unfinished() {
    return (int) seconds.stream().filter(done -> done.isInfinite()).count();
  }

  double ratio() {
    return last() / bound;
  }
}
