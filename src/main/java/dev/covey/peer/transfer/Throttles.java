package dev.covey.peer.transfer;

/** The rate limits of what a device sends and of what it fetches. */
public record Throttles(Throttle up, Throttle down) {
  /** Without limits, which may be set at any time. */
  public static Throttles unlimited() {
    return new Throttles(new Throttle(), new Throttle());
  }
}
