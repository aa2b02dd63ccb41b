package dev.covey.peer;

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
import dev.covey.model.Seeder;
import dev.covey.model.Subscription;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.TransferSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The real peer. Being written: methods without a body yet throw. */
public final class NetworkPeer implements Peer {
  private final PeerConfig config;

  /** Opens the library and the device's key; nothing runs yet. */
  public NetworkPeer(PeerConfig config) throws CoveyException {
    this.config = config;
  }

  /**
   * Opens the listener; connects in the background if a network is known, and restores a kept
   * session.
   */
  public void start() throws CoveyException {
    downloadFolder(config.downloadFolder());
  }

  @Override
  public PeerStatus status() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Subscription onEvent(Consumer<PeerEvent> listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public NetworkProbe probe(Endpoint address) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void join(Endpoint address, Fingerprint fingerprint) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public Invite invite(Optional<GroupName> group) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TrackerListing> trackers() throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void createUser(UserName user, String password) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void login(UserName user, String password, boolean staySignedIn) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void logout() throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void createGroup(GroupName group) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void joinGroup(GroupName group) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void leaveGroup(GroupName group, boolean dissolve) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<GroupListing> listGroups() throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<MemberListing> listMembers(GroupName group) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<JoinRequest> listRequests(GroupName group) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void acceptRequest(GroupName group, UserName user) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void rejectRequest(GroupName group, UserName user) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeMember(GroupName group, UserName user) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void transferGroup(GroupName group, UserName user) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<FileListing> listFiles(GroupName group) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Seeder> seeders(GroupName group, FileName file) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public Sharing share(Path path, GroupName group) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<SharingSnapshot> sharings() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void cancelShare(Path path, GroupName group) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<SharedFile> sharedFiles() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void stopShare(Optional<GroupName> group, FileName file) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public DownloadId download(
      GroupName group, FileName file, Optional<Path> destination, boolean overwrite)
      throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TransferSnapshot> downloads() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<TransferSnapshot> download(DownloadId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void pause(DownloadId id) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void resume(DownloadId id) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void cancel(DownloadId id) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void retry(DownloadId id) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void forget(DownloadId id) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public Path downloadFolder() {
    return config.downloadFolder();
  }

  @Override
  public void downloadFolder(Path folder) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
