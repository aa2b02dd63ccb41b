package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.net.Connection;
import dev.covey.net.Listener;
import dev.covey.net.Threads;
import dev.covey.protocol.ControlCodec;
import dev.covey.protocol.TrackerEvent;
import dev.covey.tracker.store.Ledger;
import dev.covey.trust.NetworkAuthority;
import dev.covey.trust.PasswordHasher;
import dev.covey.trust.TicketSigner;
import dev.covey.trust.TicketVerifier;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tracker in this process. Made, started and closed by one thread; each connection has a thread
 * that reads and one that writes.
 */
public final class Tracker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Tracker.class);

  private static final String FILE = "tracker.db";

  /** How long a stop waits for commands that are being done, and then for the last words. */
  private static final Duration COMMANDS_LIMIT = Duration.ofSeconds(5);

  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /** At 20 ms each, the last of them is answered before its peer gives up. */
  private static final int PASSWORDS_WAITING = 200;

  // Immutable
  private final TrackerConfig config;
  private final InstantSource clock;
  private final ControlCodec codec = new ControlCodec();
  private final Sessions sessions = new Sessions();
  private final Postman postman = new Postman(sessions, codec);
  private final Gate gate = new Gate();

  /** Of connections that are open now. */
  private final Set<Outbox> outboxes = ConcurrentHashMap.newKeySet();

  // Confined to the owner's thread
  private NetworkAuthority authority;
  private Ledger ledger;
  private Listener listener;
  private Optional<Registration> registration = Optional.empty();
  private boolean closed;

  public Tracker(TrackerConfig config) {
    this(config, InstantSource.system());
  }

  Tracker(TrackerConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * Opens the store, begins to answer, and registers at the balancer in the background.
   *
   * @throws CoveyException if the port is taken, a folder cannot be used, or another tracker uses
   *     it; nothing stays open then
   */
  public void start() throws CoveyException {
    try {
      open();
    } catch (CoveyException | RuntimeException e) {
      close();
      throw e;
    }
    log.info("{} answers on {}", name(), local());
  }

  private void open() throws CoveyException {
    authority = NetworkAuthority.openOrCreate(config.networkDirectory(), config.networkName());
    ledger =
        Ledger.open(
            config.dataDirectory().resolve(FILE), UUID::randomUUID, clock, Threads::startPlatform);
    Desk desk = furnish();
    listener =
        Listener.tls(
            name(),
            config.listen(),
            authority.trackerContext(name()),
            config.maxConnections(),
            connection -> serve(connection, desk));
    listener.start();
    registration =
        config
            .balancer()
            .map(at -> new Registration(at, local(), authority.clusterKey(), sessions::count));
    registration.ifPresent(Registration::start);
  }

  private Desk furnish() throws CoveyException {
    TicketSigner signer = authority.ticketSigner();
    List<String> keys = List.of(signer.publicKey());
    FileNews news = new FileNews(ledger, sessions, postman);
    Changes changes = new Changes(ledger, sessions, news, postman);
    Scores scores = new Scores(ledger.store(), sessions);
    // One core is left for those who do not sign in.
    int hashing = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    return new Desk(
        new Greetings(
            name(), authority.networkName(), keys, this::local, config.trackers(), sessions::count),
        new AccountCommands(
            ledger,
            changes,
            new PasswordQueue(new PasswordHasher(hashing), PASSWORDS_WAITING),
            signer,
            new TicketVerifier(keys),
            clock),
        new SignIns(sessions, news, postman, gate::isShut),
        new GroupCommands(ledger, changes, sessions),
        new FileCommands(ledger, changes, sessions, news),
        new DownloadCommands(ledger, sessions, scores, signer, clock));
  }

  private void serve(Connection connection, Desk desk) throws IOException {
    CommandHandler handler =
        new CommandHandler(connection, desk, sessions, gate, codec, config.sendLimit());
    outboxes.add(handler.outbox());
    try {
      handler.run(config.idleLimit());
    } finally {
      outboxes.remove(handler.outbox());
    }
  }

  /** Where it answers, once started; with the port it got. */
  public Endpoint local() {
    return listener.local();
  }

  /** {@code tracker-<id>}. */
  public String name() {
    return config.name();
  }

  /** How many devices are signed in. */
  public int sessions() {
    return sessions.count();
  }

  /** Its network, once started. */
  public Fingerprint fingerprint() {
    return authority.fingerprint();
  }

  /**
   * Lets nobody in any more, finishes what is being done, tells balancer and peers, and closes the
   * store (T13). Comes back within some seconds. May be called twice.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (listener != null) {
      listener.stopAccepting();
    }
    // First the balancer, lest it send back here whoever is told to leave.
    registration.ifPresent(Registration::close);
    gate.shut(COMMANDS_LIMIT);
    dismiss();
    if (listener != null) {
      listener.close();
    }
    if (ledger != null) {
      ledger.close();
    }
    log.info("{} has stopped", name());
  }

  private void dismiss() {
    for (Outbox outbox : outboxes) {
      postman.tell(outbox, new TrackerEvent.TrackerStopping());
    }
    long until = System.nanoTime() + FAREWELL.toNanos();
    for (Outbox outbox : outboxes) {
      outbox.finish(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
    }
  }
}
