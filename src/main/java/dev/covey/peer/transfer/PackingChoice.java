package dev.covey.peer.transfer;

/**
 * Decides whether the next piece on a connection is worth packing: if packing it and sending what
 * is left takes less time than sending it as it is. Pure: it is told what things took. One thread
 * uses it.
 */
final class PackingChoice {
  /** How much the last piece counts. */
  private static final double SMOOTHING = 0.3;

  /** What packing takes until that is known, in nanoseconds a byte. */
  private static final double PACKING = 4;

  /** So much of the time must be left at most: what gains next to nothing is left alone. */
  private static final double GAIN = 0.9;

  private double sending;
  private double packing = PACKING;

  /**
   * Whether the next piece is worth packing.
   *
   * @param ratio what it becomes, as far as is known: packed bytes for each byte
   */
  boolean isWorthwhile(double ratio) {
    return packing + ratio * sending < GAIN * sending;
  }

  /** So many bytes went out, and took so many nanoseconds. */
  void sent(int bytes, long nanos) {
    double took = (double) nanos / bytes;
    sending = sending == 0 ? took : sending + SMOOTHING * (took - sending);
  }

  /** So many bytes were packed, which took so many nanoseconds. */
  void packed(int bytes, long nanos) {
    packing += SMOOTHING * ((double) nanos / bytes - packing);
  }
}
