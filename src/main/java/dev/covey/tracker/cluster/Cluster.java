package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.tracker.store.KeptScore;
import dev.covey.tracker.store.KnownTracker;
import dev.covey.tracker.store.Ledger;
import dev.covey.tracker.store.TrackerStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tracker's part of the cluster (T3 to T8). Everything in it happens on one thread: the
 * transport's threads, the store's and the sessions' only put into its mailbox. Any thread may call
 * the public methods.
 */
public final class Cluster implements AutoCloseable {
  /** How often a tracker says how far it has got. */
  static final Duration BEAT = Duration.ofSeconds(1);

  /** For how long a tracker that is in no list is looked for after it was last there. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private static final Duration CLOSING = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Cluster.class);

  // Immutable
  private final ClusterConfig config;
  private final Ledger ledger;
  private final TrackerStore store;
  private final Neighbours neighbours;
  private final InstantSource clock;
  private final Transport transport;
  private final Mailbox mailbox = new Mailbox();
  private final LiveLeases leases;

  // Confined to the cluster's thread
  private String trouble = "";

  // Set at the start
  private Switchboard switchboard;
  private Thread thread;

  private volatile List<TrackerState> states = List.of();
  private volatile boolean closed;

  /**
   * @param ledger whose origin is doubted since before its first command
   * @param neighbours of the tracker whose ledger and store these are
   * @param leases where to keep the sessions at other trackers
   */
  public Cluster(
      ClusterConfig config,
      Ledger ledger,
      TrackerStore store,
      Neighbours neighbours,
      LiveLeases leases,
      InstantSource clock) {
    this.config = config;
    this.ledger = ledger;
    this.store = store;
    this.neighbours = neighbours;
    this.clock = clock;
    this.leases = leases;
    this.transport = new JGroupsTransport(config.place(), Optional.empty(), config.keys());
  }

  /**
   * Begins to talk to the other trackers, whether or not any is there.
   *
   * @param threads starts a platform thread of that name
   * @throws CoveyException FAILED if the port is taken
   */
  public void start(BiFunction<String, Runnable, Thread> threads) throws CoveyException {
    Map<String, KnownTracker> others = new TreeMap<>();
    for (KnownTracker known : store.trackers(clock.instant().minus(REMEMBERED))) {
      others.put(known.name(), known);
    }
    config.listed().forEach(listed -> others.put(listed.name(), listed));
    others.remove(config.name());
    transport.lookAt(others.values().stream().map(KnownTracker::place).toList());
    transport.lookAt(config.more());
    transport.start(new Inbox());
    KnownTracker self = new KnownTracker(config.name(), config.endpoint(), transport.local());
    switchboard =
        new Switchboard(
            self,
            others.values(),
            ledger,
            new StoreShelf(store, mailbox),
            neighbours,
            leases,
            transport);
    ledger.onSaved(changes -> mailbox.put(() -> switchboard.saved(changes)));
    publish();
    thread = threads.apply("cluster", this::run);
  }

  /** The other trackers that are known, as they were within the last second. */
  public List<TrackerState> trackers() {
    return states;
  }

  /** Where other trackers reach this one; known once started. */
  public Endpoint local() {
    return transport.local();
  }

  /** Something happened to a session here. */
  public void happened(NewsItem item) {
    mailbox.put(() -> switchboard.happened(item));
  }

  /** Scores changed here. */
  public void scored(Map<DeviceId, KeptScore> changed) {
    mailbox.put(() -> switchboard.scored(changed));
  }

  /** More trackers may be found there (T10). */
  public void lookAt(Collection<Endpoint> places) {
    transport.lookAt(places);
  }

  private void run() {
    long next = System.nanoTime();
    try {
      while (!closed) {
        Mailbox.Step step = mailbox.take(next - System.nanoTime());
        if (step != null) {
          attempt(step);
        }
        if (mailbox.isEmpty()) {
          switchboard.flush();
        }
        if (System.nanoTime() - next >= 0) {
          next = System.nanoTime() + BEAT.toNanos();
          attempt(() -> switchboard.beat(System.nanoTime()));
          publish();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is missed because the disk failed is found missing by comparing, and comes again. */
  private void attempt(Mailbox.Step step) {
    try {
      step.run();
      trouble = "";
    } catch (CoveyException e) {
      if (!e.getMessage().equals(trouble)) {
        trouble = e.getMessage();
        log.warn("what other trackers tell is not taken, and asked for again: {}", trouble);
      }
    } catch (RuntimeException e) {
      log.error("a message from another tracker could not be dealt with", e);
    }
  }

  private void receive(Member from, ClusterMessage message) throws CoveyException {
    switchboard.received(from, message, System.nanoTime());
    if (message instanceof ClusterMessage.Status) {
      publish();
    }
  }

  private void publish() {
    states = switchboard.states(System.nanoTime(), clock.instant());
  }

  /** Takes leave of the others. May be called twice. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    mailbox.put(() -> {}); // wakes the thread
    try {
      if (thread != null) {
        thread.join(TimeUnit.NANOSECONDS.toMillis(CLOSING.toNanos()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    transport.close();
  }

  /** What comes in, on the transport's threads. */
  private final class Inbox implements Transport.Receiver {
    @Override
    public void received(Member from, byte[] message) {
      boolean taken =
          mailbox.offer(message.length, () -> receive(from, ClusterCodec.decode(message)));
      if (!taken) {
        log.debug("a message from {} is dropped: too many wait", from);
      }
    }

    @Override
    public void members(Set<Member> others) {
      Set<Member> copy = Set.copyOf(others);
      mailbox.put(() -> {
        switchboard.members(copy, System.nanoTime());
        publish();
      });
    }
  }
}
