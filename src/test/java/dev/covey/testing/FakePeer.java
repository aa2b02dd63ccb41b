package dev.covey.testing;

import dev.covey.model.AddressCheck;
import dev.covey.model.BalancerListing;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.Passwords;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Portion;
import dev.covey.model.RateLimit;
import dev.covey.model.Seeder;
import dev.covey.model.Subscription;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import dev.covey.peer.DownloadOrder;
import dev.covey.peer.NetworkProbe;
import dev.covey.peer.Peer;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import dev.covey.peer.QueueMove;
import dev.covey.peer.RateLimits;
import dev.covey.peer.Recheck;
import dev.covey.peer.SharedFile;
import dev.covey.peer.Sharing;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A peer in memory: obeys as a real one would, records what it was asked ({@link #calls}), and
 * fails or waits on demand. Any thread; events are told on the thread that causes them.
 *
 * <p>It starts signed out in the network {@code home}. Downloads stand still until a test moves
 * them ({@link #put}, {@link #complete}, {@link #fail}); sharings finish at once unless {@link
 * #holdSharings}.
 */
public final class FakePeer implements Peer {
  public static final Fingerprint FINGERPRINT = new Fingerprint("ab".repeat(32));
  public static final Endpoint BALANCER = Endpoint.loopback(9000);

  private final FakeCalls calls = new FakeCalls();
  private final FakeNetwork network = new FakeNetwork();
  private final List<Consumer<PeerEvent>> listeners = new CopyOnWriteArrayList<>();

  // Guarded by this
  private Optional<Portion> damage = Optional.empty();
  private final Map<DownloadId, TransferSnapshot> downloads = new LinkedHashMap<>();
  private final Map<DownloadId, TransferDetails> details = new LinkedHashMap<>();
  private final List<FakeSharing> sharings = new ArrayList<>();
  private final List<SharedFile> shared = new ArrayList<>();
  private final List<DownloadId> order = new ArrayList<>();
  private RateLimits rateLimits = RateLimits.none();
  private int downloadsAtOnce = 5;
  private OptionalInt listenPort = OptionalInt.empty();
  private Path downloadFolder = Path.of("downloads");
  private boolean sharingsHeld;
  private boolean closed;
  private boolean staysSignedIn;
  private volatile Endpoint inviteAt = BALANCER;
  private volatile AddressCheck addressCheck =
      new AddressCheck(Endpoint.loopback(10_000), Endpoint.loopback(10_000), true);
  private PeerStatus status =
      new PeerStatus(
          PeerStatus.Connection.SIGNED_OUT,
          Optional.of("home"),
          Optional.of(FINGERPRINT),
          Optional.empty(),
          "laptop",
          Optional.of(new PeerStatus.TrackerAddress("tracker-1", Endpoint.loopback(6960))),
          Optional.of(Duration.ofSeconds(2)),
          Optional.of(Endpoint.loopback(10_000)),
          0,
          0,
          "");

  /** A peer at which somebody is signed in, with an account whose password is {@code password1}. */
  public static FakePeer signedIn(String user) {
    FakePeer peer = new FakePeer();
    peer.network.user(user, "password1");
    peer.signIn(new UserName(user));
    return peer;
  }

  // For tests

  public FakeCalls calls() {
    return calls;
  }

  /** The accounts, groups and files this peer sees: fill and change them at will. */
  public FakeNetwork network() {
    return network;
  }

  /** Tells every listener. */
  public void tell(PeerEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  public synchronized void status(PeerStatus next) {
    this.status = next;
  }

  /** Sets how the peer stands with the trackers, and tells it. */
  public void connection(PeerStatus.Connection connection, String message) {
    synchronized (this) {
      status = with(connection, status.user(), message);
    }
    tell(new PeerEvent.StatusChanged());
  }

  public synchronized void rates(long down, long up) {
    status =
        new PeerStatus(
            status.connection(),
            status.network(),
            status.fingerprint(),
            status.user(),
            status.deviceName(),
            status.tracker(),
            status.heartbeatAge(),
            status.listening(),
            down,
            up,
            status.message());
  }

  /** Adds a download or sets it to another state. */
  public synchronized void put(TransferSnapshot snapshot) {
    downloads.put(snapshot.id(), snapshot);
  }

  /** What is known of a download beyond its snapshot. */
  public synchronized void put(DownloadId id, TransferDetails known) {
    details.put(id, known);
  }

  /** Changes a download that is there. */
  public synchronized void change(DownloadId id, UnaryOperator<FakeTransfer> change) {
    downloads.put(id, change.apply(FakeTransfer.from(downloads.get(id))).snapshot());
  }

  public void complete(DownloadId id) {
    change(id, transfer -> transfer.state(TransferState.COMPLETED));
    TransferSnapshot done = download(id).orElseThrow();
    tell(new PeerEvent.DownloadCompleted(id, done.file(), done.destination()));
  }

  public void fail(DownloadId id, ErrorCode code, String message) {
    change(id, transfer -> transfer.state(TransferState.FAILED).error(code, message));
    tell(new PeerEvent.DownloadFailed(id, download(id).orElseThrow().file(), message));
  }

  /** From now on a sharing waits for the test to move it: see {@link #heldSharings}. */
  public synchronized void holdSharings() {
    sharingsHeld = true;
  }

  public synchronized List<FakeSharing> heldSharings() {
    return sharings.stream().filter(sharing -> !sharing.isOver()).toList();
  }

  public synchronized void putShared(SharedFile file) {
    shared.add(file);
  }

  /** What the tracker finds from now on when it connects back. */
  public void addressCheck(AddressCheck next) {
    addressCheck = next;
  }

  /** What invites name from now on. */
  public void inviteAt(Endpoint address) {
    inviteAt = address;
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  // Peer

  @Override
  public synchronized PeerStatus status() {
    return status;
  }

  @Override
  public Subscription onEvent(Consumer<PeerEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public NetworkProbe probe(Endpoint address) throws CoveyException {
    calls.called("probe", address);
    return new NetworkProbe(
        address,
        "home",
        FINGERPRINT,
        network.trackers().size(),
        status().fingerprint().isPresent());
  }

  @Override
  public void join(Endpoint address, Fingerprint fingerprint) throws CoveyException {
    calls.called("join", address, fingerprint);
    synchronized (this) {
      status =
          new PeerStatus(
              PeerStatus.Connection.SIGNED_OUT,
              Optional.of("home"),
              Optional.of(fingerprint),
              Optional.empty(),
              status.deviceName(),
              status.tracker(),
              status.heartbeatAge(),
              status.listening(),
              0,
              0,
              "");
    }
    tell(new PeerEvent.StatusChanged());
  }

  @Override
  public Invite invite(Optional<GroupName> group) throws CoveyException {
    calls.called("invite", group.map(GroupName::value).orElse(""));
    return new Invite(inviteAt, group, FINGERPRINT);
  }

  @Override
  public List<TrackerListing> trackers() throws CoveyException {
    calls.called("trackers");
    return network.trackers();
  }

  @Override
  public List<BalancerListing> balancers() throws CoveyException {
    calls.called("balancers");
    return List.of(new BalancerListing(BALANCER, true, Optional.of(Endpoint.loopback(6960))));
  }

  @Override
  public AddressCheck checkAddress() throws CoveyException {
    calls.called("checkAddress");
    return addressCheck;
  }

  @Override
  public void createUser(UserName user, String password) throws CoveyException {
    calls.called("createUser", user);
    Passwords.check(user, password);
    network.createUser(user, password);
  }

  @Override
  public void login(UserName user, String password, boolean staySignedIn) throws CoveyException {
    calls.called("login", user);
    network.login(user, password);
    synchronized (this) {
      staysSignedIn = staySignedIn;
    }
    signIn(user);
  }

  private void signIn(UserName user) {
    synchronized (this) {
      status = with(PeerStatus.Connection.ONLINE, Optional.of(user), "");
    }
    tell(new PeerEvent.StatusChanged());
  }

  @Override
  public void logout() throws CoveyException {
    calls.called("logout");
    me();
    synchronized (this) {
      status = with(PeerStatus.Connection.SIGNED_OUT, Optional.empty(), "");
    }
    tell(new PeerEvent.StatusChanged());
  }

  @Override
  public void createGroup(GroupName group) throws CoveyException {
    calls.called("createGroup", group);
    network.createGroup(group, me());
    tell(new PeerEvent.GroupsChanged());
  }

  @Override
  public void joinGroup(GroupName group) throws CoveyException {
    calls.called("joinGroup", group);
    network.joinGroup(group, me());
    tell(new PeerEvent.GroupsChanged());
  }

  @Override
  public void leaveGroup(GroupName group, boolean dissolve) throws CoveyException {
    calls.called("leaveGroup", group, dissolve);
    network.leaveGroup(group, me(), dissolve);
    tell(new PeerEvent.GroupsChanged());
  }

  @Override
  public List<GroupListing> listGroups() throws CoveyException {
    calls.called("listGroups");
    return network.listGroups(me());
  }

  @Override
  public List<MemberListing> listMembers(GroupName group) throws CoveyException {
    calls.called("listMembers", group);
    return network.listMembers(group, me());
  }

  @Override
  public List<JoinRequest> listRequests(GroupName group) throws CoveyException {
    calls.called("listRequests", group);
    return network.listRequests(group, me());
  }

  @Override
  public void acceptRequest(GroupName group, UserName user) throws CoveyException {
    calls.called("acceptRequest", group, user);
    network.answer(group, user, me(), true);
    tell(new PeerEvent.GroupsChanged());
  }

  @Override
  public void rejectRequest(GroupName group, UserName user) throws CoveyException {
    calls.called("rejectRequest", group, user);
    network.answer(group, user, me(), false);
    tell(new PeerEvent.GroupsChanged());
  }

  @Override
  public void removeMember(GroupName group, UserName user) throws CoveyException {
    calls.called("removeMember", group, user);
    network.removeMember(group, user, me());
    tell(new PeerEvent.GroupsChanged());
  }

  @Override
  public void transferGroup(GroupName group, UserName user) throws CoveyException {
    calls.called("transferGroup", group, user);
    network.transferGroup(group, user, me());
    tell(new PeerEvent.GroupsChanged());
  }

  @Override
  public List<FileListing> listFiles(GroupName group) throws CoveyException {
    calls.called("listFiles", group);
    return network.listFiles(group, me());
  }

  @Override
  public List<Seeder> seeders(GroupName group, FileName file) throws CoveyException {
    calls.called("seeders", group, file);
    return network.seeders(group, file, me());
  }

  @Override
  public Sharing share(Path path, GroupName group) throws CoveyException {
    calls.called("share", path, group);
    UserName me = me();
    network.listMembers(group, me);
    FileName name = new FileName(path.getFileName().toString());
    long size = sizeOf(path);
    FakeSharing sharing =
        new FakeSharing(
            new SharingSnapshot(path, group, name, 0, size),
            () -> registered(network.share(group, name, size, me), group, path));
    boolean held;
    synchronized (this) {
      sharings.add(sharing);
      held = sharingsHeld;
    }
    if (!held) {
      sharing.finish();
    }
    return sharing;
  }

  private static long sizeOf(Path path) throws CoveyException {
    try {
      if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        return Files.size(path);
      }
      String reason = Files.isDirectory(path) ? "it is a folder" : "there is no such file";
      throw new CoveyException(
          ErrorCode.BAD_PATH, "%s cannot be shared: %s.".formatted(path, reason));
    } catch (IOException e) {
      throw new CoveyException(ErrorCode.BAD_PATH, path + " cannot be read.", e);
    }
  }

  private SharedFile registered(FileListing file, GroupName group, Path path) {
    SharedFile entry =
        new SharedFile(
            file.id(),
            file.group(),
            group,
            file.name(),
            path,
            file.size(),
            file.digests(),
            FakeNetwork.NOW,
            true,
            "",
            0);
    putShared(entry);
    tell(new PeerEvent.SharesChanged());
    tell(new PeerEvent.FilesChanged(group));
    return entry;
  }

  @Override
  public synchronized List<SharingSnapshot> sharings() {
    return heldSharings().stream().map(FakeSharing::snapshot).toList();
  }

  @Override
  public void cancelShare(Path path, GroupName group) {
    heldSharings().stream()
        .filter(sharing -> sharing.snapshot().path().equals(path))
        .filter(sharing -> sharing.snapshot().group().equals(group))
        .forEach(FakeSharing::cancel);
  }

  @Override
  public synchronized List<SharedFile> sharedFiles() {
    return List.copyOf(shared);
  }

  @Override
  public void stopShare(Optional<GroupName> group, FileName file) throws CoveyException {
    calls.called("stopShare", group.map(GroupName::value).orElse("*"), file);
    UserName me = me();
    List<SharedFile> stopped;
    synchronized (this) {
      stopped =
          shared.stream()
              .filter(s -> s.name().equals(file) && group.map(s.group()::equals).orElse(true))
              .toList();
      shared.removeAll(stopped);
    }
    if (stopped.isEmpty()) {
      throw new CoveyException(ErrorCode.NOT_SHARED, "You do not share '%s' here.".formatted(file));
    }
    stopped.forEach(s -> network.stopShare(s.group(), file, me));
    tell(new PeerEvent.SharesChanged());
  }

  private synchronized long sizeOf(GroupName group, FileName file) throws CoveyException {
    for (SharedFile mine : shared) {
      if (mine.group().equals(group) && mine.name().equals(file)) {
        return mine.size();
      }
    }
    return network.file(group, file, me()).size();
  }

  /** What the next recheck will find damaged. */
  public synchronized void willFindDamaged(Portion portion) {
    damage = Optional.of(portion);
  }

  @Override
  public void foresee(GroupName group, FileName file) {
    calls.noted("foresee", group, file);
  }

  @Override
  public Recheck recheck(GroupName group, FileName file) throws CoveyException {
    calls.called("recheck", group, file);
    FakeRecheck recheck = new FakeRecheck(group, file, sizeOf(group, file));
    synchronized (this) {
      if (damage.isEmpty()) {
        recheck.finish(PieceSet.none(Pieces.count(recheck.snapshot().size())));
      } else {
        recheck.finish(damage.get().of(recheck.snapshot().size()));
      }
      damage = Optional.empty();
    }
    return recheck;
  }

  @Override
  public DownloadId download(GroupName group, FileName file, DownloadOrder order)
      throws CoveyException {
    Optional<Path> destination = order.destination();
    String to = destination.map(Path::toString).orElse("-");
    if (order.portion().isAll()) {
      calls.called("download", group, file, to, order.overwrite());
    } else {
      calls.called("downloadPart", group, file, to, order.portion());
    }
    FileListing listing = network.file(group, file, me());
    Path folderOrFile = destination.orElse(downloadFolder());
    Path target =
        destination.isEmpty() || Files.isDirectory(folderOrFile)
            ? folderOrFile.resolve(file.value())
            : folderOrFile;
    FakeTransfer transfer =
        new FakeTransfer(group.value(), file.value(), listing.size())
            .destination(target)
            .chosen(order.portion())
            .inOrder(order.inOrder());
    network
        .seeders(group, file, me())
        .forEach(seeder -> transfer.peer(seeder.user().value(), 0, 0));
    TransferSnapshot started = transfer.snapshot();
    put(started);
    return started.id();
  }

  @Override
  public void inOrder(DownloadId id, boolean inOrder) throws CoveyException {
    calls.called("inOrder", name(id), inOrder);
    change(id, transfer -> transfer.inOrder(inOrder));
  }

  @Override
  public void choose(DownloadId id, Portion portion) throws CoveyException {
    calls.called("choose", name(id), portion.isAll() ? "all" : portion);
    change(id, transfer -> transfer.state(TransferState.RUNNING).chosen(portion));
  }

  @Override
  public List<DownloadId> downloadAll(GroupName group, Path folder, boolean overwrite)
      throws CoveyException {
    calls.called("downloadAll", group, folder, overwrite);
    List<DownloadId> begun = new ArrayList<>();
    for (FileListing file : network.listFiles(group, me())) {
      if (!file.mine()) {
        begun.add(
            download(group, file.name(), DownloadOrder.whole(Optional.of(folder), overwrite)));
      }
    }
    return begun;
  }

  @Override
  public synchronized List<TransferSnapshot> downloads() {
    return List.copyOf(downloads.values());
  }

  @Override
  public synchronized Optional<TransferSnapshot> download(DownloadId id) {
    return Optional.ofNullable(downloads.get(id));
  }

  @Override
  public synchronized Optional<TransferDetails> details(DownloadId id) {
    return Optional.ofNullable(details.get(id));
  }

  @Override
  public void pause(DownloadId id) throws CoveyException {
    calls.called("pause", name(id));
    move(id, TransferState.PAUSED, !known(id).state().hasEnded());
  }

  @Override
  public void resume(DownloadId id) throws CoveyException {
    calls.called("resume", name(id));
    move(id, TransferState.RUNNING, known(id).state() == TransferState.PAUSED);
  }

  @Override
  public void cancel(DownloadId id) throws CoveyException {
    calls.called("cancel", name(id));
    move(id, TransferState.CANCELLED, !known(id).state().hasEnded());
  }

  @Override
  public void retry(DownloadId id) throws CoveyException {
    calls.called("retry", name(id));
    TransferState state = known(id).state();
    move(
        id,
        TransferState.RUNNING,
        state == TransferState.FAILED || state == TransferState.CANCELLED);
  }

  @Override
  public void forget(DownloadId id) throws CoveyException {
    calls.called("forget", name(id));
    if (!known(id).state().hasEnded()) {
      throw wrongState(id);
    }
    synchronized (this) {
      downloads.remove(id);
    }
  }

  private synchronized void move(DownloadId id, TransferState to, boolean allowed)
      throws CoveyException {
    if (!allowed) {
      throw wrongState(id);
    }
    change(id, transfer -> transfer.state(to));
  }

  private CoveyException wrongState(DownloadId id) throws CoveyException {
    return new CoveyException(
        ErrorCode.WRONG_STATE, "%s is %s.".formatted(name(id), known(id).state()));
  }

  private TransferSnapshot known(DownloadId id) throws CoveyException {
    return download(id)
        .orElseThrow(
            () -> new CoveyException(ErrorCode.UNKNOWN_DOWNLOAD, "There is no such download."));
  }

  private String name(DownloadId id) {
    return download(id).map(snapshot -> snapshot.file().value()).orElse("?");
  }

  @Override
  public synchronized List<DownloadId> queue() {
    order.retainAll(downloads.keySet());
    downloads.keySet().stream().filter(id -> !order.contains(id)).forEach(order::add);
    return order.stream().filter(id -> !downloads.get(id).state().hasEnded()).toList();
  }

  @Override
  public void move(DownloadId id, QueueMove move) throws CoveyException {
    calls.called("move", name(id), move);
    if (known(id).state().hasEnded()) {
      throw wrongState(id);
    }
    synchronized (this) {
      List<DownloadId> next = new ArrayList<>(queue());
      int place = next.indexOf(id) + 1;
      next.remove(id);
      next.add(move.target(place, next.size() + 1) - 1, id);
      order.clear();
      order.addAll(next);
    }
  }

  @Override
  public synchronized int downloadsAtOnce() {
    return downloadsAtOnce;
  }

  @Override
  public void downloadsAtOnce(int most) throws CoveyException {
    calls.called("downloadsAtOnce", most);
    synchronized (this) {
      downloadsAtOnce = most;
    }
  }

  @Override
  public synchronized boolean staysSignedIn() {
    return staysSignedIn;
  }

  @Override
  public void staySignedIn(boolean stay) throws CoveyException {
    calls.called("staySignedIn", stay);
    synchronized (this) {
      staysSignedIn = stay;
    }
  }

  @Override
  public synchronized OptionalInt listenPort() {
    return listenPort;
  }

  @Override
  public void listenPort(OptionalInt port) throws CoveyException {
    calls.called("listenPort", port.isPresent() ? port.getAsInt() : 0);
    synchronized (this) {
      listenPort = port;
    }
  }

  @Override
  public synchronized RateLimits rateLimits() {
    return rateLimits;
  }

  @Override
  public void rateLimit(RateLimit all) throws CoveyException {
    calls.called("rateLimit", all.up(), all.down());
    synchronized (this) {
      rateLimits = new RateLimits(all, rateLimits.groups());
    }
  }

  @Override
  public void rateLimit(GroupName group, RateLimit limit) throws CoveyException {
    calls.called("rateLimit", group, limit.up(), limit.down());
    network.listMembers(group, me());
    synchronized (this) {
      SortedMap<GroupName, RateLimit> groups = new TreeMap<>(rateLimits.groups());
      groups.put(group, limit);
      groups.values().removeIf(RateLimit::isNone);
      rateLimits = new RateLimits(rateLimits.all(), groups);
    }
  }

  @Override
  public synchronized Path downloadFolder() {
    return downloadFolder;
  }

  @Override
  public void downloadFolder(Path folder) throws CoveyException {
    calls.called("downloadFolder", folder);
    synchronized (this) {
      downloadFolder = folder;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private UserName me() throws CoveyException {
    return status()
        .user()
        .orElseThrow(
            () -> new CoveyException(ErrorCode.SIGN_IN_FIRST, "Sign in first: login <user>."));
  }

  private PeerStatus with(
      PeerStatus.Connection connection, Optional<UserName> user, String message) {
    return new PeerStatus(
        connection,
        status.network(),
        status.fingerprint(),
        user,
        status.deviceName(),
        status.tracker(),
        status.heartbeatAge(),
        status.listening(),
        status.downRate(),
        status.upRate(),
        message);
  }
}
