package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.peer.session.SessionSnapshot.Contact;
import dev.covey.protocol.TrackerReply;
import dev.covey.trust.TicketVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a session stands, as its thread sets it and everybody else reads it. Immutable.
 *
 * @param token who is signed in
 * @param line the current connection, greeted and, if somebody is signed in, restored
 * @param welcome what the current or last tracker of this network said of itself
 * @param trouble why there is no line; empty while there is one, or before a round has ended
 * @param rounds how many rounds of looking for a tracker have ended
 * @param tickets checks this network's tickets
 * @param clock against which tickets are judged
 */
record Standing(
    Optional<Network> network,
    Optional<SessionToken> token,
    Optional<TrackerLine> line,
    Optional<TrackerReply.Welcome> welcome,
    Optional<CoveyException> trouble,
    long rounds,
    Optional<TicketVerifier> tickets,
    TicketClock clock) {

  static Standing first(Optional<SessionToken> token) {
    return new Standing(
        Optional.empty(),
        token,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        TicketClock.running());
  }

  /** The same network as before, perhaps with other addresses. */
  Standing at(Network same) {
    return new Standing(Optional.of(same), token, line, welcome, trouble, rounds, tickets, clock);
  }

  /** Another network, or none: nothing of the one before counts any more. */
  Standing movedTo(Optional<Network> other, Optional<TicketVerifier> itsTickets) {
    return new Standing(
        other,
        token,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        rounds,
        itsTickets,
        TicketClock.running());
  }

  Standing signedIn(SessionToken as) {
    return new Standing(network, Optional.of(as), line, welcome, trouble, rounds, tickets, clock);
  }

  Standing signedOut() {
    return new Standing(
        network, Optional.empty(), line, welcome, trouble, rounds, tickets, TicketClock.running());
  }

  Standing welcomed(TrackerReply.Welcome by, TicketVerifier itsTickets) {
    return new Standing(
        network, token, line, Optional.of(by), trouble, rounds, Optional.of(itsTickets), clock);
  }

  Standing connected(TrackerLine to, Instant now) {
    return new Standing(
        network,
        token,
        Optional.of(to),
        welcome,
        Optional.empty(),
        rounds + 1,
        tickets,
        clock.regained(now));
  }

  /** The line is lost; tickets are judged as of when the tracker was last heard of. */
  Standing disconnected(Instant heard) {
    return new Standing(
        network,
        token,
        Optional.empty(),
        welcome,
        Optional.empty(),
        rounds,
        tickets,
        token.isPresent() ? clock.lost(heard) : clock);
  }

  Standing failed(CoveyException why) {
    return new Standing(
        network, token, Optional.empty(), welcome, Optional.of(why), rounds + 1, tickets, clock);
  }

  /** Whether looking on is of no use until somebody does something. */
  static boolean isDefinite(CoveyException why) {
    return switch (why.code()) {
      case UNTRUSTED_NETWORK, VERSION_MISMATCH, CANCELLED -> true;
      case ErrorCode _ -> false;
    };
  }

  /**
   * Whether there is no use in waiting for a line, for somebody who came after that many rounds.
   */
  boolean isInVain(long since) {
    return trouble
        .filter(Standing::isDefinite)
        .filter(why -> rounds > since || why.code() == ErrorCode.CANCELLED)
        .isPresent();
  }

  /** Whether that is another trouble than the one that is known. */
  boolean isNews(CoveyException why) {
    return trouble.map(known -> !known.getMessage().equals(why.getMessage())).orElse(true);
  }

  /** The line, if it can be used now. */
  Optional<TrackerLine> liveLine() {
    return line.filter(current -> !current.isLost());
  }

  Contact contact() {
    if (network.isEmpty()) {
      return Contact.NO_NETWORK;
    }
    if (token.isEmpty()) {
      return Contact.SIGNED_OUT;
    }
    if (line.isPresent()) {
      return Contact.ONLINE;
    }
    return trouble.isPresent() ? Contact.TRACKERS_DOWN : Contact.RECONNECTING;
  }

  SessionSnapshot snapshot(long now) {
    return new SessionSnapshot(
        contact(),
        welcome.map(TrackerReply.Welcome::network),
        network.map(Network::fingerprint),
        token.map(SessionToken::user),
        token.map(SessionToken::account),
        line.flatMap(_ -> welcome.map(TrackerReply.Welcome::tracker)),
        line.map(TrackerLine::tracker),
        line.map(current -> Duration.ofNanos(Math.max(0, now - current.heard()))),
        trouble.map(CoveyException::getMessage).orElse(""));
  }
}
