package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.peer.session.TrackerLink;
import dev.covey.trust.Ticket;
import dev.covey.trust.TicketVerifier;

/** Who may be sent what: the seeder's own check, without asking a tracker (G4, N3, X3). */
final class Admission {
  private final TrackerLink tracker;

  Admission(TrackerLink tracker) {
    this.tracker = tracker;
  }

  /**
   * @param client what the TLS handshake proved
   * @throws CoveyException {@link ErrorCode#BAD_TICKET}
   */
  Ticket check(String token, DeviceId client) throws CoveyException {
    TicketVerifier verifier =
        tracker
            .tickets()
            .orElseThrow(() ->
                new CoveyException(
                    ErrorCode.BAD_TICKET,
                    "This peer has not been on the network yet and knows no tickets."));
    Ticket ticket = verifier.ticket(token, tracker.judgedAt());
    if (!ticket.device().equals(client)) {
      throw new CoveyException(ErrorCode.BAD_TICKET, "The ticket belongs to another device.");
    }
    return ticket;
  }

  /** Whether a ticket that was good is so still. */
  boolean isCurrent(Ticket ticket) {
    return tracker.judgedAt().isBefore(ticket.expires());
  }
}
