package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whichever tracker answers now, and again elsewhere if the line is lost meanwhile (H2, H5).
 * Any thread may call it, and waits.
 */
final class TrackerCalls {
  private static final Logger log = LoggerFactory.getLogger(TrackerCalls.class);

  /** Lines that one request may lose: a request that fells trackers is not taken to all. */
  private static final int MOST_TRIES = 3;

  private final SessionSettings settings;
  private final Standings standings;

  TrackerCalls(SessionSettings settings, Standings standings) {
    this.settings = settings;
    this.standings = standings;
  }

  /** What only somebody who is signed in is answered. */
  <R extends TrackerReply> R ask(TrackerRequest request, Class<R> reply) throws CoveyException {
    return exchange(request, reply, true);
  }

  /** What a tracker also answers to somebody who is not signed in. */
  <R extends TrackerReply> R askUnsigned(TrackerRequest request, Class<R> reply)
      throws CoveyException {
    return exchange(request, reply, false);
  }

  /**
   * Waits until a tracker answers.
   *
   * @throws CoveyException why none does
   */
  void awaitTracker() throws CoveyException {
    try {
      var _ = requireLine(standings.now().rounds(), false);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private <R extends TrackerReply> R exchange(
      TrackerRequest request, Class<R> reply, boolean signedIn) throws CoveyException {
    long rounds = standings.now().rounds();
    try {
      for (int tries = 0; tries < MOST_TRIES; tries++) {
        try {
          return Credentials.expect(requireLine(rounds, signedIn).call(request), reply);
        } catch (LineLostException e) {
          // Harmless: what changes something carries its operation's id.
          log.debug("{} is repeated on another line: {}", request, e.getMessage());
        }
      }
      throw stillLooking();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * The line in use, or the next one if that comes soon.
   *
   * @param rounds how many had ended when somebody began to wait: what a later one says counts
   */
  private TrackerLine requireLine(long rounds, boolean signedIn)
      throws CoveyException, InterruptedException {
    Predicate<Standing> decided =
        standing ->
            (signedIn && standing.token().isEmpty())
                || standing.liveLine().isPresent()
                || standing.isInVain(rounds);
    Optional<Standing> found = standings.await(decided, settings.receive());
    if (found.isEmpty() && standings.now().trouble().isEmpty()) {
      // Nobody has failed to answer yet: a connection is being made right now.
      found =
          standings.await(
              standing -> decided.test(standing) || standing.trouble().isPresent(),
              settings.send());
    }
    Standing standing = found.orElseGet(standings::now);
    if (signedIn && standing.token().isEmpty()) {
      throw new CoveyException(ErrorCode.SIGN_IN_FIRST, "Sign in first.");
    }
    Optional<TrackerLine> line = standing.liveLine();
    if (line.isPresent()) {
      return line.get();
    }
    CoveyException why = standing.trouble().orElseGet(TrackerCalls::stillLooking);
    throw new CoveyException(why.code(), why.getMessage(), why);
  }

  private static CoveyException stillLooking() {
    return new CoveyException(ErrorCode.TRACKERS_DOWN, "No tracker answers yet; try again.");
  }

  /** For whoever was interrupted while it waited for a tracker; it stays interrupted. */
  static CoveyException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new CoveyException(ErrorCode.CANCELLED, "Interrupted while waiting for the tracker.", e);
  }
}
