package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.UserName;
import dev.covey.net.Backoff;
import dev.covey.protocol.TrackerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one virtual thread that owns a session's connection: finds a tracker, has the session
 * restored on it, keeps the heartbeat, and starts over when the line is lost (H1 to H5). Others
 * send it {@link Signal}s and read the {@link Standings}.
 */
final class SessionThread implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(SessionThread.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /** Between two rounds, however many people wait. */
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

  /** How long a goodbye may take when the peer closes. */
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  static final String ALL_DOWN = "All trackers are down: transfers continue, reconnecting…";

  // Immutable
  private final SessionSettings settings;
  private final Standings standings;
  private final Dispatcher<SessionEvent> events;
  private final TrackerFinder finder;
  private final SignalInbox inbox;

  // Confined to the thread
  private final Belonging belonging;
  private final Credentials credentials;
  private final Backoff backoff;
  private Optional<Visit> visit = Optional.empty();
  private Optional<Endpoint> lost = Optional.empty();

  /** Set once, by whoever closes. */
  private volatile boolean closing;

  SessionThread(
      SessionSettings settings,
      Belonging belonging,
      Credentials credentials,
      Standings standings,
      Dispatcher<SessionEvent> events) {
    this.settings = settings;
    this.belonging = belonging;
    this.credentials = credentials;
    this.standings = standings;
    this.events = events;
    this.inbox = new SignalInbox(events);
    this.finder =
        new TrackerFinder(new TrackerLine.Limit(settings.receive(), settings.send()), inbox);
    Duration most = settings.heartbeatInterval();
    Duration first = FIRST_PAUSE.compareTo(most) < 0 ? FIRST_PAUSE : most;
    this.backoff = new Backoff(first, most, RandomGenerator.getDefault());
  }

  /** Hands a signal over, waiting while very many wait already. */
  void send(Signal signal) throws InterruptedException {
    inbox.send(signal);
  }

  /** Has the thread look around soon; with a full inbox it is about to anyway. */
  void wake() {
    inbox.wake();
  }

  /** The thread ends soon; the caller interrupts it. */
  void close() {
    closing = true;
  }

  @Override
  public void run() {
    try {
      while (!closing) {
        round();
      }
    } catch (InterruptedException _) {
      log.trace("closed");
    }
    leave();
  }

  private void round() throws InterruptedException {
    try {
      Optional<Network> chosen = belonging.chosen();
      settle(chosen);
      Network network = chosen.orElseThrow(Belonging::none);
      attend(
          network,
          finder.find(
              network, belonging.context(network), lost, line -> credentials.greet(network, line)));
    } catch (CoveyException e) {
      pause(e);
    }
  }

  /** Takes over which network is chosen; with another one, nothing of the one before counts. */
  private void settle(Optional<Network> chosen) throws InterruptedException {
    if (!belonging.isNew(chosen)) {
      chosen.ifPresent(same -> standings.set(standing -> standing.at(same)));
      return;
    }
    Optional<SessionToken> token = standings.now().token();
    if (chosen.isPresent()
        && token.isPresent()
        && !token.get().network().equals(chosen.get().fingerprint())) {
      credentials.end("This device joined another network; sign in there.");
    }
    part();
    lost = Optional.empty();
    show(standing -> standing.movedTo(chosen, chosen.flatMap(belonging::keptTickets)));
  }

  /** Sets first and tells then: whoever looks because it was told must see what is new. */
  private void show(UnaryOperator<Standing> change) {
    standings.set(change);
    events.hint(new SessionEvent.Changed());
  }

  /** Keeps the line until it is lost, left, or the peer closes. */
  private void attend(Network network, TrackerFinder.Found found) throws InterruptedException {
    TrackerLine line = found.line();
    visit = Optional.of(Visit.begin(found));
    lost = Optional.empty();
    backoff.reset();
    standings.set(standing -> standing.connected(line, Instant.now()));
    log.info("connected to tracker {}", line.tracker());
    credentials.announce();
    events.hint(new SessionEvent.Changed());
    beat(network, line);
    // Left on purpose, it is lost too, and nobody is to be told.
    if (visit.isPresent() && line.isLost()) {
      mourn(line);
    }
  }

  private void beat(Network network, TrackerLine line) throws InterruptedException {
    Heartbeat heartbeat =
        new Heartbeat(settings.heartbeatInterval(), settings.heartbeatTimeout(), System.nanoTime());
    Future<?> pong = CompletableFuture.completedFuture(null);
    while (visit.isPresent() && !line.isLost() && !closing) {
      credentials.grant(network, line);
      if (pong.isDone()) {
        heartbeat.ponged();
      }
      switch (heartbeat.at(System.nanoTime())) {
        case Heartbeat.Next.Wait(Duration time) -> {
          Signal signal = inbox.poll(time.toNanos());
          if (signal != null) {
            heed(signal);
          }
        }
        case Heartbeat.Next.Ping() -> {
          pong = line.send(new TrackerRequest.Ping()).whenComplete((_, _) -> inbox.wake());
          heartbeat.pinged(System.nanoTime());
        }
        case Heartbeat.Next.Dead() ->
            line.lose("no PONG within %d ms".formatted(settings.heartbeatTimeout().toMillis()));
      }
    }
  }

  /** The line is lost: the next round tells the balancer, and looks elsewhere first (H2). */
  private void mourn(TrackerLine line) {
    log.info("lost tracker {}: {}", line.tracker(), line.why());
    visit = Optional.empty();
    lost = Optional.of(line.tracker());
    Instant heard = Instant.now().minusNanos(System.nanoTime() - line.heard());
    show(standing -> standing.disconnected(heard));
  }

  private void heed(Signal signal) throws InterruptedException {
    switch (signal) {
      case Signal.Wake() -> {}
      case Signal.Revoked(TrackerLine line, String reason) -> {
        if (visit.map(Visit::line).equals(Optional.of(line))) {
          credentials.end(reason);
        }
      }
      case Signal.Renamed(UserName to) -> credentials.rename(to);
      case Signal.NetworkChanged(CompletableFuture<Void> heeded) -> {
        try {
          settle(belonging.chosen());
          heeded.complete(null);
        } catch (CoveyException e) {
          heeded.completeExceptionally(e);
        }
      }
      case Signal.SignIn signIn -> credentials.want(signIn);
      case Signal.Keep(boolean keep) -> credentials.keep(keep);
      case Signal.Introduce(TrackerRequest.Hello as) -> {
        credentials.introduce(as);
        // A tracker hears it in a greeting only: the next round greets one, and resumes the
        // session.
        part();
      }
      case Signal.SignOut(CompletableFuture<Void> done) -> {
        credentials.signOut(visit.map(Visit::line));
        done.complete(null);
      }
    }
    events.hint(new SessionEvent.Changed());
  }

  /** After a round that found nobody: tells why, and waits before the next (H5). */
  private void pause(CoveyException why) throws InterruptedException {
    boolean signedIn = standings.now().token().isPresent();
    CoveyException shown =
        signedIn && why.code() == ErrorCode.NO_TRACKER
            ? new CoveyException(ErrorCode.TRACKERS_DOWN, ALL_DOWN, why)
            : why;
    if (standings.now().isNews(shown)) {
      log.info("{} ({})", shown.getMessage(), why.getMessage());
      show(standing -> standing.failed(shown));
    } else {
      standings.set(standing -> standing.failed(shown));
    }
    credentials.refuse(shown);
    long soon = System.nanoTime() + SHORTEST_PAUSE.toNanos();
    long until = credentials.areWanted() ? soon : System.nanoTime() + backoff.next().toNanos();
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      Signal signal = inbox.poll(left);
      if (signal != null) {
        // Somebody waits, or something is different: worth another look.
        until = Math.min(until - soon, 0) + soon;
        heed(signal);
      }
    }
  }

  /** Leaves the tracker in use, if any, without hurry to find another. */
  private void part() throws InterruptedException {
    if (visit.isPresent()) {
      Visit left = visit.get();
      visit = Optional.empty();
      left.leave();
    }
  }

  private void leave() {
    // The interrupt was meant to end the wait, not the goodbye.
    boolean _ = Thread.interrupted();
    try {
      if (visit.isPresent()) {
        Visit last = visit.get();
        credentials.leave(last.line());
        last.leave(GOODBYE);
      }
    } catch (InterruptedException _) {
      log.debug("closed without a goodbye");
    }
    CoveyException closed = new CoveyException(ErrorCode.CANCELLED, "This peer is closed.");
    standings.set(standing -> standing.failed(closed));
    inbox.refuse(closed);
    credentials.refuse(closed);
  }
}
