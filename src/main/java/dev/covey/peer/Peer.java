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
 * One device of one user, as desktop, console and demo hold it (U1 to U16).
 *
 * <p>Methods may be called by any thread. Those that throw {@link CoveyException} ask a tracker or
 * the disk and may take seconds: never call them on a thread that draws. The others answer at once
 * from memory. If the calling thread is interrupted, they throw with {@link
 * dev.covey.model.ErrorCode#CANCELLED} and leave it interrupted.
 */
public interface Peer extends AutoCloseable {
  /** The lowest port that may be chosen: those below belong to the system. */
  int FIRST_PORT = 1_024;

  int LAST_PORT = 65_535;

  /** Where this peer stands: network, session, tracker, rates. An immutable copy. */
  PeerStatus status();

  /**
   * Tells the listener of everything that happens from now on, on a thread of the peer's: return
   * quickly, never block.
   */
  Subscription onEvent(Consumer<PeerEvent> listener);

  // Networks

  /** Asks which network answers at a balancer's or tracker's address, trusting nothing yet (X2). */
  NetworkProbe probe(Endpoint address) throws CoveyException;

  /**
   * Pins a network's fingerprint, remembers the address, and connects. Ends a session at another
   * network.
   */
  void join(Endpoint address, Fingerprint fingerprint) throws CoveyException;

  /** A link that lets another device find and trust this network, and names a group to ask for. */
  Invite invite(Optional<GroupName> group) throws CoveyException;

  /** The network's trackers, as the current one sees them. */
  List<TrackerListing> trackers() throws CoveyException;

  /** The balancers that this peer knows, each asked now; none if it was led to trackers only. */
  List<BalancerListing> balancers() throws CoveyException;

  /**
   * Has the tracker connect back, to see whether others can reach this device.
   *
   * @throws CoveyException {@link dev.covey.model.ErrorCode#BUSY} if it was asked a moment ago
   */
  AddressCheck checkAddress() throws CoveyException;

  // Account

  void createUser(UserName user, String password) throws CoveyException;

  /**
   * Opens a session on this device and makes its shares active again (F10). Replaces a session that
   * is there.
   *
   * @param staySignedIn restore it at the next start without the password (S5)
   */
  void login(UserName user, String password, boolean staySignedIn) throws CoveyException;

  /** Whether the session is restored at the next start, without the password (S5). */
  boolean staysSignedIn();

  /** Changes that for whoever is signed in. */
  void staySignedIn(boolean stay) throws CoveyException;

  /** Ends the session; this device's shares go offline until the next login (U3). */
  void logout() throws CoveyException;

  // Groups

  void createGroup(GroupName group) throws CoveyException;

  void joinGroup(GroupName group) throws CoveyException;

  /**
   * Leaves a group, or withdraws a request.
   *
   * @param dissolve an owner agrees that this ends the group for everybody (G7)
   */
  void leaveGroup(GroupName group, boolean dissolve) throws CoveyException;

  List<GroupListing> listGroups() throws CoveyException;

  List<MemberListing> listMembers(GroupName group) throws CoveyException;

  List<JoinRequest> listRequests(GroupName group) throws CoveyException;

  void acceptRequest(GroupName group, UserName user) throws CoveyException;

  void rejectRequest(GroupName group, UserName user) throws CoveyException;

  void removeMember(GroupName group, UserName user) throws CoveyException;

  void transferGroup(GroupName group, UserName user) throws CoveyException;

  // Files

  List<FileListing> listFiles(GroupName group) throws CoveyException;

  /** Who has a file and is online now. */
  List<Seeder> seeders(GroupName group, FileName file) throws CoveyException;

  /**
   * Checks name and membership, then hashes and registers the file in the background (F1 to F7).
   *
   * @return the sharing that goes on; {@link Sharing#await} waits for it
   * @throws CoveyException at once if the path, the group or the name will not do
   */
  Sharing share(Path path, GroupName group) throws CoveyException;

  /** Sharings that still hash or register. */
  List<SharingSnapshot> sharings();

  /**
   * Stops hashing a file for a group: nothing is registered. Does nothing if it is not on its way
   * to being shared there.
   *
   * @param path as its {@link SharingSnapshot} names it
   */
  void cancelShare(Path path, GroupName group);

  /** What this device shares, in every group, also what is inactive now (F10). */
  List<SharedFile> sharedFiles();

  /**
   * Stops offering a file, from this and all other devices of the user (F11).
   *
   * @param group empty: in every group
   * @return by which it can be taken back
   */
  StoppedShares stopShare(Optional<GroupName> group, FileName file) throws CoveyException;

  /**
   * Compares a file that this device shares, or has downloaded, with its manifest, in the
   * background. A shared file that is not what it was is not offered any more (F13); one that is
   * right is offered again. To repair a file, download it to its place with {@code overwrite}: only
   * what is not right of it is fetched, and it stays until the whole is here.
   */
  Recheck recheck(GroupName group, FileName file) throws CoveyException;

  // Downloads

  /**
   * That file is about to be {@linkplain #download downloaded}: what a tracker says of it may be
   * asked already. Returns at once, and does nothing that anybody could see.
   */
  void foresee(GroupName group, FileName file);

  /**
   * Starts a download and returns (U12).
   *
   * @param destination a folder or the file's full path; empty: the default folder
   * @param overwrite replace a file that is there, rather than choosing a free name (D9)
   */
  default DownloadId download(
      GroupName group, FileName file, Optional<Path> destination, boolean overwrite)
      throws CoveyException {
    return download(group, file, DownloadOrder.whole(destination, overwrite));
  }

  /**
   * The same for a part of the file, or from its beginning on. A part of it that was fetched to the
   * same place before is gone on with.
   *
   * @return the download, which is the earlier one then
   */
  DownloadId download(GroupName group, FileName file, DownloadOrder order) throws CoveyException;

  /**
   * Starts downloads of all files of a group that somebody online has, but for what this device
   * shares or fetches already, and returns (U12).
   *
   * @param folder where they go; it must be there
   * @param overwrite replace files that are there, rather than choosing free names (D9)
   */
  List<DownloadId> downloadAll(GroupName group, Path folder, boolean overwrite)
      throws CoveyException;

  /**
   * Has pieces asked for from the file's beginning on, for who reads it meanwhile in {@link
   * TransferSnapshot#place()}, or the rarest first again. Also while it runs.
   */
  void inOrder(DownloadId id, boolean inOrder) throws CoveyException;

  /**
   * Has more of a file fetched, of which only a part was chosen: {@link Portion#ALL} for the rest.
   * One that has ended goes on with what is here.
   */
  void choose(DownloadId id, Portion portion) throws CoveyException;

  /** Every download this peer remembers, oldest first (U14, D12). */
  List<TransferSnapshot> downloads();

  Optional<TransferSnapshot> download(DownloadId id);

  /**
   * What the snapshot leaves out: piece by piece who sends it, and how fast it was. Ask again and
   * again to see it change; what is costly is made only for who does.
   *
   * @return empty if it did not run since this peer was started
   */
  Optional<TransferDetails> details(DownloadId id);

  void pause(DownloadId id) throws CoveyException;

  void resume(DownloadId id) throws CoveyException;

  /** Ends a download and discards what it has fetched. */
  void cancel(DownloadId id) throws CoveyException;

  /** Starts a failed or cancelled download again. */
  void retry(DownloadId id) throws CoveyException;

  /** Forgets a download that has ended; a downloaded file stays. */
  void forget(DownloadId id) throws CoveyException;

  /**
   * My downloads that have not ended, in the order in which it is their turn: as they were begun,
   * unless they were moved. Those that run have their places too.
   */
  List<DownloadId> queue();

  /**
   * Moves a download in the queue; that is kept. Whoever runs goes on: of those that are queued,
   * the first is next.
   */
  void move(DownloadId id, QueueMove move) throws CoveyException;

  /** How many downloads may run at once. */
  int downloadsAtOnce();

  /**
   * Lets so many downloads run from now on, also after a restart. With fewer than run now, the last
   * of them in the queue wait for their turn again, and keep what they have fetched.
   *
   * @param most 1 to {@link PeerConfig.Limits#MOST_DOWNLOADS}
   */
  void downloadsAtOnce(int most) throws CoveyException;

  // Rates

  /** How fast pieces may be sent and fetched. */
  RateLimits rateLimits();

  /** Limits all transfers together, at once and after a restart. */
  void rateLimit(RateLimit all) throws CoveyException;

  /** Limits a group's transfers, within the limit of all, at once and after a restart. */
  void rateLimit(GroupName group, RateLimit limit) throws CoveyException;

  /** The folder that a download without a destination goes to. */
  Path downloadFolder();

  void downloadFolder(Path folder) throws CoveyException;

  /** The port that the user chose to serve pieces on; empty: a free one at each start (N1). */
  OptionalInt listenPort() throws CoveyException;

  /**
   * Serves pieces on that port from now on and after a restart, and tells trackers; unless this
   * start was told an address, which counts until it ends. Whoever is being served is served on.
   *
   * @param port {@link #FIRST_PORT} to {@link #LAST_PORT}; empty: a free one at each start
   * @throws CoveyException if it is taken: then nothing changes
   */
  void listenPort(OptionalInt port) throws CoveyException;

  /**
   * Signs off from the tracker, stops transfers where they can go on later, and releases
   * everything.
   */
  @Override
  void close();
}
