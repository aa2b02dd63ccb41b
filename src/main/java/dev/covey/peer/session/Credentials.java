package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.UserName;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.TicketVerifier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is signed in on this device: greets trackers, restores the session on them, signs in and out.
 * Confined to the session's thread.
 */
final class Credentials {
  private static final Logger log = LoggerFactory.getLogger(Credentials.class);

  /** How long a goodbye to a tracker may take when the peer closes. */
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  private final SessionMemory memory;
  private final Standings standings;
  private final Dispatcher<SessionEvent> events;
  private final Deque<Signal.SignIn> waiting = new ArrayDeque<>();
  private TrackerRequest.Hello hello;
  private boolean keep;
  private boolean restored;

  Credentials(SessionMemory memory, Standings standings, Dispatcher<SessionEvent> events) {
    this.memory = memory;
    this.standings = standings;
    this.events = events;
    // What was kept for this start is kept for the next, until somebody signs out.
    this.keep = standings.now().token().isPresent();
  }

  /** What to say of this device in greetings from now on; the first before the thread runs. */
  void introduce(TrackerRequest.Hello as) {
    this.hello = as;
  }

  /** The first words on a line: who this is, and the session to restore (S4). */
  void greet(Network network, TrackerLine line)
      throws CoveyException, LineLostException, InterruptedException {
    TrackerReply.Welcome welcome = expect(line.call(hello), TrackerReply.Welcome.class);
    if (welcome.version() != Limits.VERSION) {
      throw new CoveyException(
          ErrorCode.VERSION_MISMATCH,
          "The tracker at %s speaks version %d of the protocol, this program version %d."
              .formatted(line.tracker(), welcome.version(), Limits.VERSION));
    }
    TicketVerifier tickets = new TicketVerifier(welcome.ticketKeys());
    memory.welcomed(
        network.fingerprint(), welcome.network(), welcome.ticketKeys(), welcome.trackers());
    standings.set(standing -> standing.welcomed(welcome, tickets));
    Optional<SessionToken> token = standings.now().token();
    // Who wants to sign in anew must not depend on what the old session comes to.
    restored = token.isEmpty() || waiting.isEmpty();
    if (token.isPresent() && restored) {
      resume(network, line, token.get());
    }
  }

  private void resume(Network network, TrackerLine line, SessionToken token)
      throws CoveyException, LineLostException, InterruptedException {
    try {
      take(network, line.call(new TrackerRequest.Resume(token.token())));
    } catch (CoveyException e) {
      switch (e.code()) {
        case SESSION_EXPIRED, WRONG_CREDENTIALS -> end(e.getMessage());
        // Anything else is this tracker's trouble, not the session's: it may be behind the others.
        case ErrorCode _ -> throw e;
      }
    }
  }

  private SessionToken take(Network network, TrackerReply reply) throws CoveyException {
    TrackerReply.SignedIn as = expect(reply, TrackerReply.SignedIn.class);
    SessionToken token =
        new SessionToken(network.fingerprint(), as.user(), as.account(), as.token());
    standings.set(standing -> standing.signedIn(token));
    memory.session(keep ? Optional.of(token) : Optional.empty());
    return token;
  }

  /** A line stands on which the session, if there is one, was restored: everybody is told. */
  void announce() throws InterruptedException {
    Optional<SessionToken> token = standings.now().token();
    if (token.isPresent() && restored) {
      events.post(new SessionEvent.SignedIn(token.get().user(), token.get().account(), true));
    }
  }

  /** Whether the session is to be restored at the next start (S5). */
  void keep(boolean wanted) {
    Optional<SessionToken> token = standings.now().token();
    if (token.isPresent()) {
      keep = wanted;
      memory.session(wanted ? token : Optional.empty());
    }
  }

  /** The account has another name now. */
  void rename(UserName to) {
    Optional<SessionToken> token = standings.now().token().map(known -> known.called(to));
    token.ifPresent(renamed -> {
      standings.set(standing -> standing.signedIn(renamed));
      memory.session(keep ? token : Optional.empty());
    });
  }

  /** Somebody wants to sign in as soon as there is a tracker. */
  void want(Signal.SignIn signIn) {
    waiting.add(signIn);
  }

  boolean areWanted() {
    return !waiting.isEmpty();
  }

  /** Signs in whoever waits for it; those it does not come to wait for the next line. */
  void grant(Network network, TrackerLine line) throws InterruptedException {
    while (!waiting.isEmpty() && !line.isLost()) {
      Signal.SignIn signIn = waiting.getFirst();
      try {
        TrackerReply reply = line.call(new TrackerRequest.Login(signIn.user(), signIn.password()));
        keep = signIn.keep();
        restored = true;
        SessionToken token = take(network, reply);
        events.post(new SessionEvent.SignedIn(token.user(), token.account(), false));
        waiting.removeFirst();
        signIn.done().complete(token);
      } catch (CoveyException e) {
        waiting.removeFirst();
        signIn.fail(e);
        if (!restored) {
          line.lose("the session is to be restored on it first");
        }
      } catch (LineLostException e) {
        log.debug("signing in goes on at another tracker: {}", e.getMessage());
      }
    }
  }

  /** A round found nobody: those who waited long enough, or in vain, are told why. */
  void refuse(CoveyException why) {
    long now = System.nanoTime();
    waiting.removeIf(signIn -> {
      boolean over = Standing.isDefinite(why) || signIn.until() - now <= 0;
      if (over) {
        signIn.fail(why);
      }
      return over;
    });
  }

  /** Signs out, here at once, and at the tracker if there is one (U3). */
  void signOut(Optional<TrackerLine> line) throws InterruptedException {
    boolean wasSignedIn = standings.now().token().isPresent();
    forget();
    if (wasSignedIn) {
      events.post(new SessionEvent.SignedOut());
    }
    if (wasSignedIn && line.isPresent()) {
      goodbye(line.get());
    }
  }

  /** Before closing: signs off, unless the session is to be restored at the next start. */
  void leave(TrackerLine line) throws InterruptedException {
    if (!keep && standings.now().token().isPresent()) {
      goodbye(line);
    }
  }

  private void goodbye(TrackerLine line) throws InterruptedException {
    try {
      line.send(new TrackerRequest.Logout()).get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.debug("the tracker did not confirm the sign-out: {}", e.toString());
    }
  }

  /** The session is over, for that reason; everybody is told. */
  void end(String why) throws InterruptedException {
    if (standings.now().token().isPresent()) {
      log.info("signed out: {}", why);
      forget();
      events.post(new SessionEvent.Ended(why));
    }
  }

  private void forget() {
    keep = false;
    standings.set(Standing::signedOut);
    memory.session(Optional.empty());
  }

  static <R extends TrackerReply> R expect(TrackerReply reply, Class<R> type)
      throws CoveyException {
    if (type.isInstance(reply)) {
      return type.cast(reply);
    }
    throw new CoveyException(
        ErrorCode.BAD_REQUEST,
        "The tracker answered with %s where %s was expected."
            .formatted(reply.getClass().getSimpleName(), type.getSimpleName()));
  }
}
