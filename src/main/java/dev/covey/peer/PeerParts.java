package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.GroupName;
import dev.covey.model.Sha256;
import dev.covey.net.Threads;
import dev.covey.peer.library.Library;
import dev.covey.peer.session.Dispatcher;
import dev.covey.peer.session.Session;
import dev.covey.peer.session.SessionSnapshot;
import dev.covey.peer.transfer.BundleDownload;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.Parts;
import dev.covey.peer.transfer.Throttles;
import dev.covey.peer.transfer.TransferContext;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.Uploads;
import dev.covey.peer.transfer.WarmUp;
import dev.covey.trust.DeviceIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a peer is put together of: made in the order in which the parts need each other, and closed
 * the other way round. Made, started and closed one after the other.
 */
final class PeerParts implements AutoCloseable {
  final Dispatcher<PeerEvent> events = new Dispatcher<>("peer-events");
  final NetworkDesk networks;
  final TrackerDesk tracker;
  final AccountDesk account;
  final DownloadDesk orders;
  final GroupOrder groupOrders;
  final Shares shares;
  final Offers offers;
  final Sharings sharings;
  final Uploads uploads;
  final Downloads downloads;
  final Rechecks rechecks;
  final LimitDesk limits;
  final ListenDesk listening;
  final SessionNews news;

  private final PeerConfig config;
  private final Library library;
  private final DeviceIdentity identity;
  private final NetworkChoice choice;
  private final Session session;
  private final Announcer announcer;
  private final TransferContext transfers;
  private final ShareCheck check;
  private final FetchedFiles fetched;
  private volatile boolean started;

  /**
   * Opens the library and the device's key; nothing runs yet.
   *
   * @throws CoveyException if another peer uses the data directory, or something in it is damaged
   */
  PeerParts(PeerConfig config) throws CoveyException {
    this.config = config;
    this.library = Library.open(config.folders().data());
    try {
      this.identity = DeviceIdentity.openOrCreate(config.folders().data());
      choice = new NetworkChoice(config, library);
      this.session = new Session(config.session(), identity, choice);
      this.networks = new NetworkDesk(config.session(), choice, session);
      this.tracker = new TrackerDesk(session);
      this.shares = new Shares(library, events);
      this.check = new ShareCheck(shares);
      Throttles throttles = Throttles.unlimited();
      this.limits = new LimitDesk(tracker, library, throttles, config.limits().rates());
      this.transfers =
          new TransferContext(
              identity, session, config.transfer(), new Parts(), this::filesHaving, throttles);
      this.uploads =
          new Uploads(
              transfers,
              new OfferedShares(shares),
              ListenDesk.at(config.addresses().listen(), library));
      this.listening = new ListenDesk(config.addresses().listen(), library, uploads, session);
      StandingOffers standing =
          new StandingOffers(session, shares, () -> session.snapshot().account(), uploads::cutFile);
      this.offers = new Offers(tracker, shares, check, standing);
      this.announcer = new Announcer(shares, check, standing);
      this.sharings = new Sharings(offers);
      DownloadQueue queue =
          new DownloadQueue(
              new DownloadMemory(library),
              config.limits().downloads(),
              maker(transfers),
              new Bundles(
                  (files, observer) -> new BundleDownload(files, transfers, observer),
                  this::contentsHere),
              new DownloadNews(new Seeding(shares, check, announcer), events));
      this.downloads = new Downloads(queue, maker(transfers));
      this.fetched = new FetchedFiles(queue);
      this.rechecks = new Rechecks(shares, fetched, announcer, uploads::cutFile);
      this.orders =
          new DownloadDesk(tracker, downloads, fetched, library, config.folders().downloads());
      this.groupOrders = new GroupOrder(tracker, downloads, check, orders);
      this.news = new SessionNews(session, shares, announcer, uploads, downloads, events);
      this.account = new AccountDesk(session, announcer, news);
    } catch (CoveyException | RuntimeException e) {
      library.close();
      throw e;
    }
  }

  /** What is shared is watched; what was only downloaded may have changed since. */
  private List<Path> filesHaving(Sha256 content, long size) {
    return Stream.concat(check.having(content).stream(), fetched.having(content, size).stream())
        .distinct()
        .toList();
  }

  private Set<Sha256> contentsHere() {
    return Stream.concat(
            shares.ofAllAccounts().map(share -> share.kept().manifest().sha256()),
            fetched.contents())
        .collect(Collectors.toSet());
  }

  private static DownloadWatch.Maker maker(TransferContext transfers) {
    return (row, observer) ->
        new Download(row.spec(), row.kept().manifest(), row.introduction(), transfers, observer);
  }

  /**
   * @throws CoveyException if the listening address is taken; close it then
   */
  void start() throws CoveyException {
    library.start(Threads::startPlatform);
    var _ = events.subscribe(this::follow);
    events.start();
    announcer.start();
    news.listen();
    listening.start();
    started = true;
    if (config.warmUp()) {
      WarmUp.start(identity, config.folders().data().resolve("warm-up.part"));
    }
  }

  private void follow(PeerEvent event) {
    if (event instanceof PeerEvent.GroupRenamed(GroupName from, GroupName to)) {
      limits.renamed(from, to);
    }
    // Trackers are to send nobody to this device for a file that it cannot send any more (F13).
    if (event instanceof PeerEvent.ShareStopped) {
      var _ = announcer.wantEverything();
    }
  }

  /** Whether the session is kept for the next start (S5). */
  boolean staysSignedIn() {
    return choice.session().isPresent();
  }

  /** Who is signed in. */
  Optional<AccountId> signedIn() {
    return session.snapshot().account();
  }

  PeerStatus status() {
    SessionSnapshot now = session.snapshot();
    return new PeerStatus(
        connection(now.contact()),
        now.network(),
        now.fingerprint(),
        now.user(),
        config.session().deviceName(),
        now.tracker()
            .map(endpoint ->
                new PeerStatus.TrackerAddress(now.trackerName().orElse("tracker"), endpoint)),
        now.heartbeatAge(),
        started ? Optional.of(uploads.local()) : Optional.empty(),
        downloads.bundleRate()
            + downloads.of(shares.account()).stream().mapToLong(TransferSnapshot::rate).sum(),
        uploads.rate(),
        now.message());
  }

  private static PeerStatus.Connection connection(SessionSnapshot.Contact contact) {
    return switch (contact) {
      case NO_NETWORK -> PeerStatus.Connection.NO_NETWORK;
      case SIGNED_OUT -> PeerStatus.Connection.SIGNED_OUT;
      case ONLINE -> PeerStatus.Connection.ONLINE;
      case RECONNECTING -> PeerStatus.Connection.RECONNECTING;
      case TRACKERS_DOWN -> PeerStatus.Connection.TRACKERS_DOWN;
    };
  }

  /** Once only. */
  @Override
  public void close() {
    news.close();
    sharings.close();
    rechecks.close();
    downloads.close();
    transfers.close();
    announcer.close();
    // First the tracker: it sends nobody here any more.
    session.close();
    uploads.close();
    shares.keepCounts();
    events.close();
    library.close();
  }
}
