package dev.covey.peer.transfer;

/**
 * For how long a peer has owed pieces and sent none, and what others sent meanwhile. Pure; time
 * comes in as nanoseconds.
 *
 * <p>It goes on while what the peer owes is fetched from others: only the peer itself can end it.
 */
final class Silence {
  private boolean lasts;
  private long since;
  private int cameBefore;

  /**
   * The peer owes something, as it may have before.
   *
   * @param came pieces that have come so far, from whomever
   */
  void owes(long now, int came) {
    if (!lasts) {
      lasts = true;
      since = now;
      cameBefore = came;
    }
  }

  /** The peer answered. */
  void end() {
    lasts = false;
  }

  /** Nanoseconds; 0 while it owes nothing. */
  long nanos(long now) {
    return lasts ? now - since : 0;
  }

  /** Pieces that came from others while it was silent. */
  int missed(int came) {
    return lasts ? came - cameBefore : 0;
  }
}
