package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.net.Connection;
import dev.covey.net.Listener;
import dev.covey.net.Threads;
import dev.covey.protocol.ControlCodec;
import dev.covey.tracker.cluster.Cluster;
import dev.covey.tracker.cluster.ClusterConfig;
import dev.covey.tracker.cluster.LiveLeases;
import dev.covey.tracker.cluster.Neighbours;
import dev.covey.tracker.cluster.TrackerState;
import dev.covey.tracker.store.KeptScore;
import dev.covey.tracker.store.Ledger;
import dev.covey.tracker.store.TrackerStore;
import dev.covey.trust.NetworkAuthority;
import dev.covey.trust.PasswordHasher;
import dev.covey.trust.TicketSigner;
import dev.covey.trust.TicketVerifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tracker in this process. Made, started and closed by one thread; each connection has a thread
 * that reads and one that writes.
 */
public final class Tracker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Tracker.class);

  private static final String FILE = "tracker.db";

  /** How long a stop waits for commands that are being done. */
  private static final Duration COMMANDS_LIMIT = Duration.ofSeconds(5);

  /** At 20 ms each, the last of them is answered before its peer gives up. */
  private static final int PASSWORDS_WAITING = 200;

  // Immutable
  private final TrackerConfig config;
  private final InstantSource clock;
  private final ControlCodec codec = new ControlCodec();
  private final Sessions sessions = new Sessions();
  private final LiveLeases leases = new LiveLeases();
  private final Postman postman = new Postman(sessions, codec);
  private final Gate gate = new Gate();

  private final OpenLines lines = new OpenLines(postman);

  // Confined to the owner's thread
  private NetworkAuthority authority;
  private Ledger ledger;
  private Listener listener;
  private Neighbours neighbours;
  private Optional<Registration> registration = Optional.empty();
  private boolean closed;

  /** Written by the owner's thread, read by any. */
  private volatile Optional<Cluster> cluster = Optional.empty();

  private volatile List<Endpoint> listed;

  public Tracker(TrackerConfig config) {
    this(config, InstantSource.system());
  }

  Tracker(TrackerConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.listed = config.trackers();
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
    TrackerStore store =
        TrackerStore.open(config.dataDirectory().resolve(FILE), clock, Threads::startPlatform);
    ledger = new Ledger(store, UUID::randomUUID, clock);
    if (config.cluster().isPresent()) {
      ledger.doubtOrigin(); // until the others have been heard
    }
    Desk desk = furnish(store);
    listener =
        Listener.tls(
            name(),
            config.listen(),
            authority.trackerContext(name()),
            config.limits().connections(),
            connection -> lines.serve(handler(connection, desk), config.limits().idle()));
    listener.start();
    if (config.cluster().isPresent()) {
      join(config.cluster().get(), store);
    }
    registration =
        config
            .balancer()
            .map(at -> new Registration(at, local(), authority.clusterKey(), sessions::count));
    registration.ifPresent(Registration::start);
  }

  private CommandHandler handler(Connection connection, Desk desk) {
    return new CommandHandler(connection, desk, sessions, gate, codec, config.limits().send());
  }

  private Desk furnish(TrackerStore store) throws CoveyException {
    TicketSigner signer = authority.ticketSigner();
    List<String> keys = List.of(signer.publicKey());
    Attendance attendance = new Attendance(sessions, leases);
    Replication replication = new Replication(ledger, this::others);
    FileNews news = new FileNews(ledger, attendance, postman);
    Changes changes = new Changes(ledger, attendance, news, postman);
    Scores scores = new Scores(store, attendance, this::tellScores);
    SignIns signIns = new SignIns(sessions, leases, clock, news, postman, gate::isShut);
    neighbours = new OtherTrackers(changes, news, signIns, scores, sessions);
    // One core is left for those who do not sign in.
    int hashing = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    return new Desk(
        new Greetings(
            name(),
            authority.networkName(),
            keys,
            this::local,
            () -> listed,
            sessions::count,
            replication),
        new AccountCommands(
            ledger,
            changes,
            new PasswordQueue(new PasswordHasher(hashing), PASSWORDS_WAITING),
            signer,
            new TicketVerifier(keys),
            clock,
            replication),
        signIns,
        new GroupCommands(ledger, changes, attendance),
        new FileCommands(ledger, store, changes, attendance, news, replication),
        new DownloadCommands(ledger, store, attendance, news, scores, signer, clock),
        new AddressChecks(new TlsKnock(), clock));
  }

  private void join(ClusterPlan plan, TrackerStore store) throws CoveyException {
    ClusterConfig part =
        new ClusterConfig(
            name(),
            local(),
            plan.place(),
            plan.others(),
            plan.more(),
            authority.clusterContext(name()));
    Cluster starting = new Cluster(part, ledger, store, neighbours, leases, clock);
    starting.start(Threads::startPlatform);
    cluster = Optional.of(starting);
    sessions.tellNews(starting::happened);
  }

  private void tellScores(Map<DeviceId, KeptScore> changed) {
    cluster.ifPresent(others -> others.scored(changed));
  }

  /** The other trackers of the network, as this one sees them. */
  public List<TrackerState> others() {
    return cluster.map(Cluster::trackers).orElse(List.of());
  }

  /** Where other trackers reach it; empty if it stays alone. */
  public Optional<Endpoint> place() {
    return cluster.map(Cluster::local);
  }

  /**
   * The network's list of trackers has changed (T10).
   *
   * @param trackers all that are listed, as peers reach them
   * @param places as other trackers reach them
   */
  public void lookAt(List<Endpoint> trackers, Collection<Endpoint> places) {
    listed = List.copyOf(trackers);
    cluster.ifPresent(others -> others.lookAt(places));
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
    lines.dismiss();
    if (listener != null) {
      listener.close();
    }
    cluster.ifPresent(Cluster::close);
    if (ledger != null) {
      ledger.close();
    }
    log.info("{} has stopped", name());
  }
}
