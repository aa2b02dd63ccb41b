package dev.covey.peer.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time against which tickets are judged (H5). Immutable and pure: each change makes another.
 *
 * <p>It stands still while no tracker is in reach, for then nobody can get a new ticket; and a
 * little longer, so that those who fetch can renew theirs before they are held to them.
 *
 * @param stoodStill when contact was lost; empty if it never was
 * @param goesOn when it goes with the clock again; empty while contact is lost
 */
record TicketClock(Optional<Instant> stoodStill, Optional<Instant> goesOn) {
  /**
   * The longest that everybody may take after an outage to renew their tickets; never longer than
   * the outage was, so that losing contact for a moment lengthens no ticket's life by much (G6).
   */
  static final Duration GRACE = Duration.ofSeconds(20);

  static TicketClock running() {
    return new TicketClock(Optional.empty(), Optional.empty());
  }

  TicketClock lost(Instant at) {
    boolean standsStill = stoodStill.isPresent() && !judgedAt(at).equals(at);
    return new TicketClock(standsStill ? stoodStill : Optional.of(at), Optional.empty());
  }

  TicketClock regained(Instant at) {
    if (stoodStill.isEmpty() || goesOn.isPresent()) {
      return this;
    }
    Duration outage = Duration.between(stoodStill.get(), at);
    Duration grace = outage.compareTo(GRACE) < 0 ? outage : GRACE;
    return new TicketClock(stoodStill, Optional.of(at.plus(grace)));
  }

  Instant judgedAt(Instant now) {
    if (stoodStill.isEmpty() || goesOn.map(until -> !now.isBefore(until)).orElse(false)) {
      return now;
    }
    return stoodStill.get();
  }
}
