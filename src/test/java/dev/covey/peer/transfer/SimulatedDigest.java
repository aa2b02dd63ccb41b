package dev.covey.peer.transfer;

/** The digests of a whole whose beginning grows (D8), in virtual time. */
final class SimulatedDigest {
  private final double rate;
  private double available;
  private double doneAt;

  /**
   * @param rate bytes a second; may be infinite
   */
  SimulatedDigest(double rate) {
    this.rate = rate;
  }

  /** So many bytes from the beginning on are here now; never fewer than before. */
  void available(double bytes, long now) {
    doneAt = Math.max(doneAt, (double) now) + (bytes - available) / rate * VirtualTime.SECOND;
    available = bytes;
  }

  /** When what is here is digested, in nanoseconds. */
  long doneAt() {
    return (long) doneAt;
  }
}
