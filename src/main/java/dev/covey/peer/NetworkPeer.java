package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Seeder;
import dev.covey.model.Subscription;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.KeptShare;
import dev.covey.peer.library.Library;
import dev.covey.peer.session.Dispatcher;
import dev.covey.peer.session.Session;
import dev.covey.peer.session.SessionSettings;
import dev.covey.peer.session.SessionSnapshot;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.Uploads;
import dev.covey.protocol.TrackerReply;
import dev.covey.trust.DeviceIdentity;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real peer: a library, a session, uploads and downloads, put together. Made, started and
 * closed by one thread; everything else by any.
 */
public final class NetworkPeer implements Peer {
  private static final Logger log = LoggerFactory.getLogger(NetworkPeer.class);

  /** How long signing in waits until this device's shares are announced. */
  private static final Duration ANNOUNCE_LIMIT = Duration.ofSeconds(5);

  private final PeerConfig config;
  private final Library library;
  private final NetworkDesk networks;
  private final Session session;
  private final TrackerDesk desk;
  private final Dispatcher<PeerEvent> events = new Dispatcher<>("peer-events");
  private final Shares shares;
  private final Offers offers;
  private final Announcer announcer;
  private final Sharings sharings;
  private final Uploads uploads;
  private final Downloads downloads;
  private final SessionNews news;

  private volatile Path downloadFolder;
  private volatile boolean started;
  private boolean closed;

  /**
   * Opens the library and the device's key; nothing runs yet.
   *
   * @throws CoveyException if another peer uses the data directory, or something in it is damaged
   */
  public NetworkPeer(PeerConfig config) throws CoveyException {
    this.config = config;
    this.library = Library.open(config.dataDirectory());
    try {
      DeviceIdentity identity = DeviceIdentity.openOrCreate(config.dataDirectory());
      NetworkChoice choice = new NetworkChoice(config, library);
      this.session = new Session(settings(config), identity, choice);
      this.networks = new NetworkDesk(config, choice, session);
      this.desk = new TrackerDesk(session);
      this.shares = new Shares(library, events);
      this.offers = new Offers(desk, session, shares, () -> session.snapshot().account());
      this.announcer = new Announcer(shares, offers);
      this.sharings = new Sharings(offers);
      this.uploads = new Uploads(identity, session, shares, config.listen(), config.transfer());
      this.downloads =
          new Downloads(
              library,
              (row, observer) ->
                  new Download(
                      row.spec(),
                      row.kept().manifest(),
                      identity,
                      session,
                      config.transfer(),
                      observer),
              this::seed,
              events);
      this.news = new SessionNews(session, shares, announcer, uploads, downloads, events);
      this.downloadFolder = library.downloadFolder().orElse(config.downloadFolder());
    } catch (CoveyException | RuntimeException e) {
      library.close();
      throw e;
    }
  }

  private static SessionSettings settings(PeerConfig config) {
    return new SessionSettings(
        config.deviceName(),
        config.heartbeatInterval(),
        config.heartbeatTimeout(),
        config.trackerReceiveTimeout(),
        config.trackerSendTimeout());
  }

  /**
   * Opens the listener; connects in the background if a network is known, and restores a kept
   * session.
   *
   * @throws CoveyException if the listening address is taken; close it then
   */
  public void start() throws CoveyException {
    uploads.start();
    events.start();
    announcer.start();
    news.listen();
    session.start(listenHost(), uploads.local().port());
    started = true;
  }

  /** Others are told an address only if a certain one was given: not of everywhere. */
  private Optional<String> listenHost() {
    return config.listen().map(Endpoint::host).filter(host -> !isAnywhere(host));
  }

  private static boolean isAnywhere(String host) {
    try {
      return InetAddress.ofLiteral(host).isAnyLocalAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public PeerStatus status() {
    SessionSnapshot now = session.snapshot();
    return new PeerStatus(
        connection(now.contact()),
        now.network(),
        now.fingerprint(),
        now.user(),
        config.deviceName(),
        now.tracker()
            .map(endpoint ->
                new PeerStatus.TrackerAddress(now.trackerName().orElse("tracker"), endpoint)),
        now.heartbeatAge(),
        started ? Optional.of(uploads.local()) : Optional.empty(),
        downloads.of(shares.account()).stream().mapToLong(TransferSnapshot::rate).sum(),
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

  @Override
  public Subscription onEvent(Consumer<PeerEvent> listener) {
    return events.subscribe(listener);
  }

  // Networks

  @Override
  public NetworkProbe probe(Endpoint address) throws CoveyException {
    return networks.probe(address);
  }

  @Override
  public void join(Endpoint address, Fingerprint fingerprint) throws CoveyException {
    networks.join(address, fingerprint);
  }

  @Override
  public Invite invite(Optional<GroupName> group) throws CoveyException {
    return networks.invite(group);
  }

  @Override
  public List<TrackerListing> trackers() throws CoveyException {
    return desk.trackers();
  }

  // Account

  @Override
  public void createUser(UserName user, String password) throws CoveyException {
    desk.createUser(user, password);
  }

  @Override
  public void login(UserName user, String password, boolean staySignedIn) throws CoveyException {
    session.hurry();
    var _ = session.login(user, password, staySignedIn);
    try {
      session.awaitTold();
      announcer.await(news.announcement(), ANNOUNCE_LIMIT);
    } catch (InterruptedException _) {
      // Signed in all the same; the shares follow in the background.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void logout() throws CoveyException {
    requireAccount();
    session.logout();
    try {
      session.awaitTold();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private AccountId requireAccount() throws CoveyException {
    return session
        .snapshot()
        .account()
        .orElseThrow(() -> new CoveyException(ErrorCode.SIGN_IN_FIRST, "Sign in first."));
  }

  // Groups

  @Override
  public void createGroup(GroupName group) throws CoveyException {
    desk.createGroup(group);
  }

  @Override
  public void joinGroup(GroupName group) throws CoveyException {
    desk.joinGroup(group);
  }

  @Override
  public void leaveGroup(GroupName group, boolean dissolve) throws CoveyException {
    news.leaving(group);
    boolean left = false;
    try {
      desk.leaveGroup(group, dissolve);
      left = true;
    } finally {
      news.left(group, left);
    }
  }

  @Override
  public List<GroupListing> listGroups() throws CoveyException {
    return desk.groups();
  }

  @Override
  public List<MemberListing> listMembers(GroupName group) throws CoveyException {
    return desk.members(group);
  }

  @Override
  public List<JoinRequest> listRequests(GroupName group) throws CoveyException {
    return desk.requests(group);
  }

  @Override
  public void acceptRequest(GroupName group, UserName user) throws CoveyException {
    desk.acceptRequest(group, user);
  }

  @Override
  public void rejectRequest(GroupName group, UserName user) throws CoveyException {
    desk.rejectRequest(group, user);
  }

  @Override
  public void removeMember(GroupName group, UserName user) throws CoveyException {
    desk.removeMember(group, user);
  }

  @Override
  public void transferGroup(GroupName group, UserName user) throws CoveyException {
    desk.transferGroup(group, user);
  }

  // Files

  @Override
  public List<FileListing> listFiles(GroupName group) throws CoveyException {
    return desk.files(group);
  }

  @Override
  public List<Seeder> seeders(GroupName group, FileName file) throws CoveyException {
    return desk.seeders(group, file);
  }

  @Override
  public Sharing share(Path path, GroupName group) throws CoveyException {
    return sharings.begin(requireAccount(), path, group);
  }

  @Override
  public List<SharingSnapshot> sharings() {
    return sharings.snapshots();
  }

  @Override
  public void cancelShare(Path path, GroupName group) {
    sharings.cancel(path, group);
  }

  @Override
  public List<SharedFile> sharedFiles() {
    return shares.shown();
  }

  @Override
  public void stopShare(Optional<GroupName> group, FileName file) throws CoveyException {
    requireAccount();
    for (FileId ended : offers.stop(group, file)) {
      uploads.cutFile(ended);
    }
  }

  // Downloads

  @Override
  public DownloadId download(
      GroupName group, FileName file, Optional<Path> destination, boolean overwrite)
      throws CoveyException {
    AccountId account = requireAccount();
    TrackerReply.Grant grant = desk.grant(group, file);
    Path path = Destinations.choose(destination, downloadFolder, grant.name(), overwrite);
    KeptDownload download =
        new KeptDownload(
            DownloadId.random(),
            account,
            group,
            grant.group(),
            grant.file(),
            grant.name(),
            grant.size(),
            grant.digests(),
            grant.manifest(),
            path,
            overwrite,
            Instant.now(),
            Optional.empty(),
            new KeptDownload.Progress(
                KeptDownload.Fate.UNFINISHED,
                PieceSet.none(Pieces.count(grant.size())),
                Optional.empty(),
                "",
                Optional.empty()));
    downloads.begin(download);
    return download.id();
  }

  /** A finished download is offered to others from now on (F12). Runs on the download's thread. */
  private void seed(KeptDownload download, Download.Completed file) {
    if (shares.isShared(download.account(), download.file())) {
      return;
    }
    try {
      var _ =
          shares.put(
              new KeptShare(
                  download.account(),
                  download.file(),
                  download.group(),
                  download.groupName(),
                  download.name(),
                  file.path(),
                  file.stamp(),
                  file.manifest(),
                  Instant.now(),
                  false,
                  "",
                  0));
      var _ = announcer.want(false);
    } catch (CoveyException e) {
      log.warn("'{}' was downloaded, but is not offered: {}", download.name(), e.getMessage());
    }
  }

  @Override
  public List<TransferSnapshot> downloads() {
    return downloads.of(shares.account());
  }

  @Override
  public Optional<TransferSnapshot> download(DownloadId id) {
    return downloads.find(id);
  }

  @Override
  public void pause(DownloadId id) throws CoveyException {
    downloads.pause(id);
  }

  @Override
  public void resume(DownloadId id) throws CoveyException {
    downloads.resume(id);
  }

  @Override
  public void cancel(DownloadId id) throws CoveyException {
    downloads.cancel(id);
  }

  @Override
  public void retry(DownloadId id) throws CoveyException {
    downloads.retry(id);
  }

  @Override
  public void forget(DownloadId id) throws CoveyException {
    downloads.forget(id);
  }

  @Override
  public Path downloadFolder() {
    return downloadFolder;
  }

  @Override
  public void downloadFolder(Path folder) throws CoveyException {
    Path chosen = folder.toAbsolutePath().normalize();
    if (Files.exists(chosen) && !Files.isDirectory(chosen)) {
      throw new CoveyException(
          ErrorCode.BAD_DESTINATION, "'%s' is no folder; choose one.".formatted(chosen));
    }
    library.downloadFolder(chosen);
    downloadFolder = chosen;
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    news.close();
    sharings.close();
    downloads.close();
    announcer.close();
    // First the tracker: it sends nobody here any more.
    session.close();
    uploads.close();
    shares.keepCounts();
    events.close();
    library.close();
  }
}
