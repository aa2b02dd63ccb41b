package dev.covey.peer;

import dev.covey.model.AddressCheck;
import dev.covey.model.BalancerListing;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.Endpoint;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.Portion;
import dev.covey.model.RateLimit;
import dev.covey.model.Seeder;
import dev.covey.model.Subscription;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The real peer: passes on to the part that does it. Made, started and closed one after the other;
 * everything else by any.
 */
public final class NetworkPeer implements Peer {
  private final PeerParts parts;
  private boolean closed;

  /**
   * Opens the library and the device's key; nothing runs yet.
   *
   * @throws CoveyException if another peer uses the data directory, or something in it is damaged
   */
  public NetworkPeer(PeerConfig config) throws CoveyException {
    this.parts = new PeerParts(config);
  }

  /**
   * Opens the listener; connects in the background if a network is known, and restores a kept
   * session.
   *
   * @throws CoveyException if the listening address is taken; close it then
   */
  public void start() throws CoveyException {
    parts.start();
  }

  @Override
  public PeerStatus status() {
    return parts.status();
  }

  @Override
  public Subscription onEvent(Consumer<PeerEvent> listener) {
    return parts.events.subscribe(listener);
  }

  // Networks

  @Override
  public NetworkProbe probe(Endpoint address) throws CoveyException {
    return parts.networks.probe(address);
  }

  @Override
  public void join(Endpoint address, Fingerprint fingerprint) throws CoveyException {
    parts.networks.join(address, fingerprint);
  }

  @Override
  public Invite invite(Optional<GroupName> group) throws CoveyException {
    return parts.networks.invite(group);
  }

  @Override
  public List<TrackerListing> trackers() throws CoveyException {
    return parts.tracker.trackers();
  }

  @Override
  public List<BalancerListing> balancers() throws CoveyException {
    return parts.networks.balancers();
  }

  @Override
  public AddressCheck checkAddress() throws CoveyException {
    return parts.tracker.checkAddress();
  }

  // Account

  @Override
  public void createUser(UserName user, String password) throws CoveyException {
    parts.tracker.createUser(user, password);
  }

  @Override
  public void login(UserName user, String password, boolean staySignedIn) throws CoveyException {
    parts.account.login(user, password, staySignedIn);
  }

  @Override
  public void logout() throws CoveyException {
    parts.account.logout();
  }

  @Override
  public boolean staysSignedIn() {
    return parts.staysSignedIn();
  }

  @Override
  public void staySignedIn(boolean stay) throws CoveyException {
    parts.account.stay(stay);
  }

  // Groups

  @Override
  public void createGroup(GroupName group) throws CoveyException {
    parts.tracker.createGroup(group);
  }

  @Override
  public void joinGroup(GroupName group) throws CoveyException {
    parts.tracker.joinGroup(group);
  }

  @Override
  public void leaveGroup(GroupName group, boolean dissolve) throws CoveyException {
    parts.news.leaving(group);
    boolean left = false;
    try {
      parts.tracker.leaveGroup(group, dissolve);
      left = true;
    } finally {
      parts.news.left(group, left);
    }
  }

  @Override
  public List<GroupListing> listGroups() throws CoveyException {
    return parts.tracker.groups();
  }

  @Override
  public List<MemberListing> listMembers(GroupName group) throws CoveyException {
    return parts.tracker.members(group);
  }

  @Override
  public List<JoinRequest> listRequests(GroupName group) throws CoveyException {
    return parts.tracker.requests(group);
  }

  @Override
  public void acceptRequest(GroupName group, UserName user) throws CoveyException {
    parts.tracker.acceptRequest(group, user);
  }

  @Override
  public void rejectRequest(GroupName group, UserName user) throws CoveyException {
    parts.tracker.rejectRequest(group, user);
  }

  @Override
  public void removeMember(GroupName group, UserName user) throws CoveyException {
    parts.tracker.removeMember(group, user);
  }

  @Override
  public void transferGroup(GroupName group, UserName user) throws CoveyException {
    parts.tracker.transferGroup(group, user);
  }

  // Files

  @Override
  public List<FileListing> listFiles(GroupName group) throws CoveyException {
    return parts.tracker.files(group);
  }

  @Override
  public List<Seeder> seeders(GroupName group, FileName file) throws CoveyException {
    return parts.tracker.seeders(group, file);
  }

  @Override
  public Sharing share(Path path, GroupName group) throws CoveyException {
    return parts.sharings.begin(parts.account.require(), path, group);
  }

  @Override
  public List<SharingSnapshot> sharings() {
    return parts.sharings.snapshots();
  }

  @Override
  public void cancelShare(Path path, GroupName group) {
    parts.sharings.cancel(path, group);
  }

  @Override
  public List<SharedFile> sharedFiles() {
    return parts.shares.shown();
  }

  @Override
  public StoppedShares stopShare(Optional<GroupName> group, FileName file) throws CoveyException {
    parts.account.require();
    return parts.offers.stop(group, file);
  }

  @Override
  public Recheck recheck(GroupName group, FileName file) throws CoveyException {
    return parts.rechecks.begin(parts.account.require(), group, file);
  }

  // Downloads

  @Override
  public void foresee(GroupName group, FileName file) {
    parts.signedIn().ifPresent(account -> parts.orders.foresee(account, group, file));
  }

  @Override
  public DownloadId download(GroupName group, FileName file, DownloadOrder order)
      throws CoveyException {
    return parts.orders.order(parts.account.require(), group, file, order);
  }

  @Override
  public List<DownloadId> downloadAll(GroupName group, Path folder, boolean overwrite)
      throws CoveyException {
    return parts.groupOrders.order(parts.account.require(), group, folder, overwrite);
  }

  @Override
  public void inOrder(DownloadId id, boolean inOrder) throws CoveyException {
    parts.downloads.inOrder(id, inOrder);
  }

  @Override
  public void choose(DownloadId id, Portion portion) throws CoveyException {
    parts.orders.choose(id, portion);
  }

  @Override
  public List<TransferSnapshot> downloads() {
    return parts.downloads.of(parts.shares.account());
  }

  @Override
  public Optional<TransferSnapshot> download(DownloadId id) {
    return parts.downloads.find(id);
  }

  @Override
  public Optional<TransferDetails> details(DownloadId id) {
    return parts.downloads.details(id);
  }

  @Override
  public void pause(DownloadId id) throws CoveyException {
    parts.downloads.pause(id);
  }

  @Override
  public void resume(DownloadId id) throws CoveyException {
    parts.downloads.resume(id);
  }

  @Override
  public void cancel(DownloadId id) throws CoveyException {
    parts.downloads.cancel(id);
  }

  @Override
  public void retry(DownloadId id) throws CoveyException {
    parts.downloads.retry(id);
  }

  @Override
  public void forget(DownloadId id) throws CoveyException {
    parts.downloads.forget(id);
  }

  @Override
  public List<DownloadId> queue() {
    return parts.downloads.queue(parts.shares.account());
  }

  @Override
  public void move(DownloadId id, QueueMove move) throws CoveyException {
    parts.downloads.move(id, move);
  }

  @Override
  public int downloadsAtOnce() {
    return parts.downloads.atOnce();
  }

  @Override
  public void downloadsAtOnce(int most) throws CoveyException {
    parts.downloads.atOnce(most);
  }

  // Rates

  @Override
  public RateLimits rateLimits() {
    return parts.limits.limits();
  }

  @Override
  public void rateLimit(RateLimit all) throws CoveyException {
    parts.limits.limit(all);
  }

  @Override
  public void rateLimit(GroupName group, RateLimit limit) throws CoveyException {
    parts.limits.limit(group, limit);
  }

  @Override
  public Path downloadFolder() {
    return parts.orders.folder();
  }

  @Override
  public void downloadFolder(Path folder) throws CoveyException {
    parts.orders.folder(folder);
  }

  @Override
  public OptionalInt listenPort() throws CoveyException {
    return parts.listening.chosen();
  }

  @Override
  public void listenPort(OptionalInt port) throws CoveyException {
    parts.listening.choose(port);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    parts.close();
  }
}
