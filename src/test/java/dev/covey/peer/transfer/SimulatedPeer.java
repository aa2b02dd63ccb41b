package dev.covey.peer.transfer;

/**
 * One peer of a {@link SwarmSimulation}.
 *
 * @param up bytes a second that it can send
 * @param down bytes a second that it can take; infinite if that is no limit
 * @param delay milliseconds from it to the middle of the network
 * @param seeds whether it has the file from the beginning
 * @param serves whether it passes on what it has fetched
 * @param joins seconds after the beginning
 * @param leaves seconds after the beginning, or after its download if that is later; infinite for
 *     one that stays
 * @param absence when it is away, though its download is not done
 * @param stops seconds after the beginning at which it sends nothing more, though its connections
 *     stand; infinite for one that goes on
 */
record SimulatedPeer(
    double up,
    double down,
    double delay,
    boolean seeds,
    boolean serves,
    double joins,
    double leaves,
    Absence absence,
    double stops) {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  /**
   * It goes without a word, and starts again with the pieces that it had.
   *
   * @param from seconds after the beginning
   * @param until seconds after the beginning
   */
  record Absence(double from, double until) {
    static final Absence NONE = new Absence(NEVER, NEVER);
  }

  private static SimulatedPeer peer(double up, boolean seeds, boolean serves) {
    return new SimulatedPeer(up, NEVER, 5, seeds, serves, 0, NEVER, Absence.NONE, NEVER);
  }

  static SimulatedPeer seeder(double up) {
    return peer(up, true, true);
  }

  static SimulatedPeer downloader(double up) {
    return peer(up, false, true);
  }

  static SimulatedPeer freeRider() {
    return peer(1, false, false);
  }

  SimulatedPeer taking(double most) {
    return new SimulatedPeer(up, most, delay, seeds, serves, joins, leaves, absence, stops);
  }

  SimulatedPeer at(double milliseconds) {
    return new SimulatedPeer(up, down, milliseconds, seeds, serves, joins, leaves, absence, stops);
  }

  SimulatedPeer joiningAt(double seconds) {
    return new SimulatedPeer(up, down, delay, seeds, serves, seconds, leaves, absence, stops);
  }

  SimulatedPeer leavingAt(double seconds) {
    return new SimulatedPeer(up, down, delay, seeds, serves, joins, seconds, absence, stops);
  }

  SimulatedPeer awayFrom(double seconds, double until) {
    return new SimulatedPeer(
        up, down, delay, seeds, serves, joins, leaves, new Absence(seconds, until), stops);
  }

  SimulatedPeer stoppingAt(double seconds) {
    return new SimulatedPeer(up, down, delay, seeds, serves, joins, leaves, absence, seconds);
  }
}
