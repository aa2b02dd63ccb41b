package dev.covey.tracker;

/**
 * How many requests a connection may make: so many at once, and so many a second from then on.
 * Knows no clock; confined to the connection's thread.
 */
final class Allowance {
  private final double perNano;
  private final double most;
  private double left;
  private long then;

  /**
   * @param atOnce that may come in a burst
   * @param perSecond that may come for as long as one likes
   * @param now nanoseconds since any fixed moment
   */
  Allowance(int atOnce, int perSecond, long now) {
    this.perNano = perSecond / 1e9;
    this.most = atOnce;
    this.left = atOnce;
    this.then = now;
  }

  /**
   * Spends one request.
   *
   * @return nanoseconds that its answer has to wait; 0 if it is within the allowance
   */
  long spend(long now) {
    left = Math.min(most, left + (now - then) * perNano) - 1;
    then = now;
    return left >= 0 ? 0 : (long) (-left / perNano);
  }
}
