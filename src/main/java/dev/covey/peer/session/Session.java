package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.model.Subscription;
import dev.covey.model.UserName;
import dev.covey.net.Threads;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.TicketVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device's tie to its network: signs in and out, and asks whichever tracker answers now (H1 to
 * H5, S1 to S5). Any thread may call it, and waits; a thread of its own keeps the connection.
 */
public final class Session implements TrackerLink, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Session.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);
  private static final Duration TOLD_LIMIT = Duration.ofSeconds(5);

  /** What the session's own thread may take at the very most; its limits end it long before. */
  private static final Duration OWN_LIMIT = Duration.ofMinutes(2);

  private final SessionSettings settings;
  private final Standings standings;
  private final Dispatcher<SessionEvent> events = new Dispatcher<>("session-events");
  private final Belonging belonging;
  private final Credentials credentials;
  private final TrackerCalls calls;
  private final SessionThread owner;
  private final Thread thread;

  /**
   * Takes up the session that the memory holds; nothing runs yet.
   *
   * @throws CoveyException if it cannot be told which network is chosen
   */
  public Session(SessionSettings settings, DeviceIdentity identity, SessionMemory memory)
      throws CoveyException {
    this.settings = settings;
    this.standings = new Standings(Standing.first(memory.session()));
    this.credentials = new Credentials(memory, standings, events);
    this.calls = new TrackerCalls(settings, standings);
    this.belonging = new Belonging(identity, memory);
    this.owner = new SessionThread(settings, belonging, credentials, standings, events);
    this.thread = Threads.virtual("session-").newThread(owner);
    // Told from the first moment on, not only after a first round.
    belonging.chosen().ifPresent(network -> standings.set(standing -> standing.at(network)));
  }

  /**
   * Looks for a tracker from now on.
   *
   * @param listenHost where others reach this device; empty: where trackers see it come from
   * @param listenPort where it serves pieces, or 0
   */
  public void start(Optional<String> listenHost, int listenPort) {
    credentials.introduce(hello(listenHost, listenPort));
    events.start();
    thread.start();
  }

  public SessionSnapshot snapshot() {
    return standings.now().snapshot(System.nanoTime());
  }

  /** Tells the listener, in order, on a thread of the session's: it must return quickly. */
  public Subscription onSession(Consumer<SessionEvent> listener) {
    return events.subscribe(listener);
  }

  /**
   * Waits until the listeners were told of everything that happened before, for a few seconds at
   * most. Not to be called by a listener.
   */
  public void awaitTold() throws InterruptedException {
    if (!events.awaitTold(TOLD_LIMIT)) {
      log.warn("listeners to the session are slow");
    }
  }

  @Override
  public Subscription onEvent(Consumer<TrackerEvent> listener) {
    return events.subscribe(event -> {
      if (event instanceof SessionEvent.Told(TrackerEvent told)) {
        listener.accept(told);
      }
    });
  }

  @Override
  public Optional<TicketVerifier> tickets() {
    return standings.now().tickets();
  }

  @Override
  public Instant judgedAt() {
    return standings.now().clock().judgedAt(Instant.now());
  }

  @Override
  public boolean online() {
    Standing now = standings.now();
    return now.token().isPresent() && now.liveLine().isPresent();
  }

  @Override
  public <R extends TrackerReply> R ask(TrackerRequest request, Class<R> reply)
      throws CoveyException {
    return calls.ask(request, reply);
  }

  /** As {@link #ask}, for what a tracker also answers to somebody who is not signed in. */
  public <R extends TrackerReply> R askUnsigned(TrackerRequest request, Class<R> reply)
      throws CoveyException {
    return calls.askUnsigned(request, reply);
  }

  /** Somebody waits: looks for a tracker at once, however long the last try is ago (H5). */
  public void hurry() {
    if (standings.now().liveLine().isEmpty()) {
      owner.wake();
    }
  }

  /**
   * Signs in, in place of whoever is signed in now (U2).
   *
   * @param keep restore the session at the next start, without the password (S5)
   * @throws CoveyException as the tracker refused, or if none answers
   */
  public SessionToken login(UserName user, String password, boolean keep) throws CoveyException {
    CompletableFuture<SessionToken> done = new CompletableFuture<>();
    long until = System.nanoTime() + settings.receive().toNanos();
    return command(new Signal.SignIn(user, password, keep, until, done), done);
  }

  /** Signs out, at once here, and at the tracker if one answers (U3). */
  public void logout() throws CoveyException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    command(new Signal.SignOut(done), done);
  }

  /** Has the session restored at the next start, or not; nothing if nobody is signed in (S5). */
  public void keep(boolean wanted) throws CoveyException {
    send(new Signal.Keep(wanted));
  }

  /** This device serves pieces there from now on: trackers are told at once. */
  public void listensAt(Optional<String> host, int port) throws CoveyException {
    send(new Signal.Introduce(hello(host, port)));
  }

  private TrackerRequest.Hello hello(Optional<String> host, int port) {
    return new TrackerRequest.Hello(Limits.VERSION, settings.deviceName(), host, port);
  }

  private void send(Signal signal) throws CoveyException {
    try {
      owner.send(signal);
    } catch (InterruptedException e) {
      throw TrackerCalls.interrupted(e);
    }
  }

  /** The memory's network is another now, or has other addresses. */
  public void networkChanged() throws CoveyException {
    CompletableFuture<Void> heeded = new CompletableFuture<>();
    command(new Signal.NetworkChanged(heeded), heeded);
  }

  /**
   * Waits until a tracker answers.
   *
   * @throws CoveyException why none does
   */
  public void awaitTracker() throws CoveyException {
    calls.awaitTracker();
  }

  private <T> T command(Signal signal, CompletableFuture<T> done) throws CoveyException {
    try {
      owner.send(signal);
      return done.get(OWN_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw TrackerCalls.interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CoveyException refusal) {
        throw new CoveyException(refusal.code(), refusal.getMessage(), refusal);
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("the session's thread is stuck", e);
    }
  }

  /** Signs off from the tracker, unless the session is kept, and ends within a few seconds. */
  @Override
  public void close() {
    owner.close();
    thread.interrupt();
    try {
      if (thread.getState() != Thread.State.NEW && !thread.join(CLOSE_LIMIT)) {
        log.warn("the session's thread did not end in time");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    events.close();
  }
}
