package dev.covey.peer.session;

import java.time.Duration;

/**
 * When to ping a tracker, and when it counts as dead (H1). Pure: moments come in as nanoseconds of
 * a clock that only goes forward.
 */
final class Heartbeat {
  private final long interval;
  private final long timeout;
  private long nextPing;
  private long pongDue;
  private boolean waiting;

  Heartbeat(Duration interval, Duration timeout, long now) {
    this.interval = interval.toNanos();
    this.timeout = timeout.toNanos();
    this.nextPing = now + this.interval;
  }

  /** What to do at a moment. */
  sealed interface Next {
    /** Nothing until then, unless something happens. */
    record Wait(Duration time) implements Next {}

    /** Send a PING now, and say so with {@link Heartbeat#pinged}. */
    record Ping() implements Next {}

    /** The PONG did not come in time. */
    record Dead() implements Next {}
  }

  Next at(long now) {
    if (waiting) {
      return pongDue - now > 0 ? new Next.Wait(Duration.ofNanos(pongDue - now)) : new Next.Dead();
    }
    return nextPing - now > 0 ? new Next.Wait(Duration.ofNanos(nextPing - now)) : new Next.Ping();
  }

  void pinged(long now) {
    waiting = true;
    pongDue = now + timeout;
    // From ping to ping, not from pong to ping: a slow tracker is not asked less often.
    nextPing = now + interval;
  }

  void ponged() {
    waiting = false;
  }
}
