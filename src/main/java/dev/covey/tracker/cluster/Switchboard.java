package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import dev.covey.tracker.store.KeptScore;
import dev.covey.tracker.store.KnownTracker;
import dev.covey.tracker.store.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each message to whom it concerns, and says now and then how far this tracker has got. Used
 * by one thread.
 */
final class Switchboard {
  /** Scores in one message, 48 bytes each. */
  static final int SCORES = 5_000;

  private static final Logger log = LoggerFactory.getLogger(Switchboard.class);

  private final KnownTracker self;
  private final Ledger ledger;
  private final StoreShelf shelf;
  private final Neighbours neighbours;
  private final Outgoing out;
  private final Exchange exchange;
  private final NewsExchange news;
  private final ManifestFetch manifests;
  private final Roster roster;

  private Set<Member> present = Set.of();

  /** Trackers that were written to the store in this run. */
  private final Set<KnownTracker> remembered = new HashSet<>();

  private final Transport transport;

  /**
   * @param others that are known already
   */
  Switchboard(
      KnownTracker self,
      Collection<KnownTracker> others,
      Ledger ledger,
      StoreShelf shelf,
      Neighbours neighbours,
      LiveLeases leases,
      Transport transport) {
    this.self = self;
    this.ledger = ledger;
    this.shelf = shelf;
    this.neighbours = neighbours;
    this.transport = transport;
    this.out = new Post(transport);
    Set<String> names = others.stream().map(KnownTracker::name).collect(Collectors.toSet());
    this.exchange = new Exchange(new LedgerLog(ledger, neighbours), out, names);
    this.news = new NewsExchange(out, leases, neighbours);
    this.manifests = new ManifestFetch(shelf, out);
    this.roster = new Roster(others);
  }

  void received(Member from, ClusterMessage message, long now) throws CoveyException {
    switch (message) {
      case ClusterMessage.Status status -> heard(from, status, now);
      case ClusterMessage.Sync sync -> exchange.sync(from, sync, now);
      case ClusterMessage.Want want -> exchange.want(from, want);
      case ClusterMessage.Page page -> exchange.page(from, page, now);
      case ClusterMessage.ManifestWanted wanted -> manifests.wanted(from, wanted);
      case ClusterMessage.ManifestPage page -> manifests.page(from, page);
      case ClusterMessage.ManifestMissing missing -> manifests.missing(from, missing, now);
      case ClusterMessage.News some -> news.news(from, some, now);
      case ClusterMessage.NewsWanted _ -> news.wanted(from);
      case ClusterMessage.AllNews all -> news.allNews(from, all);
      case ClusterMessage.Scores scores -> neighbours.receiveScores(scores.scores());
    }
  }

  private void heard(Member from, ClusterMessage.Status status, long now) throws CoveyException {
    KnownTracker tracker = status.tracker();
    if (tracker.name().equals(self.name())) {
      log.error(
          "two trackers are called {}: this one and the one at {}; give one of them another id",
          self.name(),
          tracker.endpoint());
      return;
    }
    roster.heard(from, status, now);
    if (remembered.add(tracker)) {
      transport.lookAt(List.of(tracker.place()));
      shelf.remember(tracker);
    }
    exchange.compare(from, tracker.name(), status.held(), now);
    news.compare(from, status.news(), now);
  }

  /** Who is there now. */
  void members(Set<Member> others, long now) throws CoveyException {
    Set<Member> come = new TreeSet<>(others);
    come.removeAll(present);
    present = others;
    exchange.members(others, now);
    news.members(others, now);
    manifests.members(others);
    roster.members(others);
    say();
    if (!come.isEmpty()) {
      Map<DeviceId, KeptScore> scores = neighbours.scores();
      come.forEach(member -> tell(scores, part -> out.send(member, part)));
    }
  }

  void saved(List<LoggedChange> own) {
    exchange.saved(own);
  }

  void happened(NewsItem item) {
    news.happened(item);
  }

  void scored(Map<DeviceId, KeptScore> changed) {
    tell(changed, out::broadcast);
  }

  private static void tell(Map<DeviceId, KeptScore> scores, Consumer<ClusterMessage> way) {
    List<Map.Entry<DeviceId, KeptScore>> all = new ArrayList<>(scores.entrySet());
    for (int from = 0; from < all.size(); from += SCORES) {
      Map<DeviceId, KeptScore> part = new HashMap<>();
      all.subList(from, Math.min(all.size(), from + SCORES))
          .forEach(score -> part.put(score.getKey(), score.getValue()));
      way.accept(new ClusterMessage.Scores(part));
    }
  }

  /** Tells what has happened here since the last time. */
  void flush() {
    exchange.flush();
    news.flush();
  }

  /** Comes every second. */
  void beat(long now) throws CoveyException {
    flush();
    say();
    exchange.tick(now);
    news.tick(now);
    manifests.tick(now);
  }

  private void say() {
    out.broadcast(
        new ClusterMessage.Status(self, neighbours.sessions(), news.number(), ledger.held()));
  }

  List<TrackerState> states(long now, Instant wall) {
    return roster.states(ledger.held(), now, wall);
  }

  private record Post(Transport transport) implements Outgoing {
    @Override
    public void broadcast(ClusterMessage message) {
      transport.broadcast(ClusterCodec.encode(message));
    }

    @Override
    public void send(Member to, ClusterMessage message) {
      transport.send(to, ClusterCodec.encode(message));
    }
  }

  private record LedgerLog(Ledger ledger, Neighbours neighbours) implements Exchange.Log {
    @Override
    public VersionVector held() {
      return ledger.held();
    }

    @Override
    public VersionVector applied() {
      return ledger.applied();
    }

    @Override
    public List<LoggedChange> changes(VersionVector.Range range, int most) throws CoveyException {
      return ledger.changes(range, most);
    }

    @Override
    public void receive(List<LoggedChange> changes) throws CoveyException {
      neighbours.receive(changes);
    }

    @Override
    public void trustOrigin() {
      ledger.trustOrigin();
    }
  }
}
