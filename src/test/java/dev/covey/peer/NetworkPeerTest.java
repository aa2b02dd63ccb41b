package dev.covey.peer;

import static dev.covey.testing.LoopbackNetwork.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.LoopbackNetwork;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several peers of one network, over real sockets. */
class NetworkPeerTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final UserName ANNA = new UserName("anna");
  private static final UserName BEN = new UserName("ben");
  private static final FileName FILE = new FileName("holiday.mkv");
  private static final int SIZE = 3 * 1024 * 1024 + 17;

  @TempDir private Path directory;

  private LoopbackNetwork network;

  @BeforeEach
  void startNetwork() throws CoveyException {
    network = LoopbackNetwork.start(directory);
  }

  @AfterEach
  void stopNetwork() {
    network.close();
  }

  /** A file in a folder of its own. */
  private Path file(String folder, int size, long seed) throws IOException {
    byte[] content = new byte[size];
    new Random(seed).nextBytes(content);
    Path in = Files.createDirectories(directory.resolve(folder));
    return Files.write(in.resolve(FILE.value()), content);
  }

  /** A peer whose user owns the group. */
  private NetworkPeer owner() throws CoveyException {
    NetworkPeer anna = network.member("anna");
    anna.createGroup(FILMS);
    return anna;
  }

  /** A peer whose new user the owner lets into the group. */
  private NetworkPeer admitted(NetworkPeer owner, String name) throws CoveyException {
    NetworkPeer peer = network.member(name);
    peer.joinGroup(FILMS);
    owner.acceptRequest(FILMS, new UserName(name));
    return peer;
  }

  private static TransferSnapshot finished(Peer peer, DownloadId id) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> peer.download(id).orElseThrow().state().hasEnded());
    return peer.download(id).orElseThrow();
  }

  private static List<FileListing> listed(Peer peer) throws CoveyException {
    return peer.listFiles(FILMS);
  }

  private static void awaitSeeders(Peer peer, int seeders) {
    await().until(() -> peer.listFiles(FILMS).stream().anyMatch(f -> f.seeders() == seeders));
  }

  @Test
  void aMemberDownloadsWhatAnotherShares() throws Exception { // the main job
    NetworkPeer anna = owner();
    Path source = file("anna", SIZE, 1);
    SharedFile shared = anna.share(source, FILMS).await();
    assertThat(shared.active()).isTrue();
    assertThat(anna.sharings()).isEmpty();

    NetworkPeer ben = admitted(anna, "ben");
    assertThat(listed(ben))
        .singleElement()
        .satisfies(file -> {
          assertThat(file.name()).isEqualTo(FILE);
          assertThat(file.sharedBy()).isEqualTo(ANNA);
          assertThat(file.seeders()).isEqualTo(1);
          assertThat(file.digests()).isEqualTo(shared.digests());
        });
    DownloadId id = ben.download(FILMS, FILE, Optional.empty(), false);
    TransferSnapshot done = finished(ben, id);
    assertThat(done.state()).isEqualTo(TransferState.COMPLETED);
    assertThat(done.destination()).isEqualTo(directory.resolve("downloads-ben/holiday.mkv"));
    assertThat(Files.mismatch(done.destination(), source)).isEqualTo(-1);
    assertThat(done.peers()).anySatisfy(view -> assertThat(view.user()).isEqualTo(ANNA));
    await().until(() -> anna.sharedFiles().getFirst().uploaded() == SIZE);
  }

  @Test
  void whoHasFinishedSeedsTooAndTheNextFetchesFromBoth() throws Exception { // F12
    NetworkPeer anna = owner();
    Path source = file("anna", 4 * SIZE, 2);
    anna.share(source, FILMS).await();
    NetworkPeer ben = admitted(anna, "ben");
    finished(ben, ben.download(FILMS, FILE, Optional.empty(), false));
    awaitSeeders(anna, 2);
    await()
        .untilAsserted(
            () -> assertThat(ben.sharedFiles()).singleElement().matches(SharedFile::active));

    NetworkPeer cleo = admitted(anna, "cleo");
    TransferSnapshot done = finished(cleo, cleo.download(FILMS, FILE, Optional.empty(), false));
    assertThat(Files.mismatch(done.destination(), source)).isEqualTo(-1);
    assertThat(done.peers())
        .extracting(TransferSnapshot.PeerView::user)
        .containsExactlyInAnyOrder(ANNA, BEN);
    assertThat(done.peers()).allSatisfy(view -> assertThat(view.pieces()).isPositive());
  }

  @Test
  void manyThatAreFinishedWhileTheSessionIsRenewedAreAllSeeded() throws Exception { // F12, S3
    NetworkPeer anna = owner();
    Path folder = Files.createDirectories(directory.resolve("many"));
    int many = 40;
    for (int i = 0; i < many; i++) {
      anna.share(Files.writeString(folder.resolve("note-" + i), "note " + i), FILMS).await();
    }
    NetworkPeer ben = admitted(anna, "ben");
    List<DownloadId> ids = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      ids.add(ben.download(FILMS, new FileName("note-" + i), Optional.empty(), false));
      if (i % 8 == 7) {
        ben.login(BEN, PASSWORD, false);
      }
    }
    for (DownloadId id : ids) {
      assertThat(finished(ben, id).state()).isEqualTo(TransferState.COMPLETED);
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          assertThat(listed(anna)).hasSize(many).allMatch(file -> file.seeders() == 2);
          assertThat(ben.sharedFiles()).hasSize(many).allMatch(SharedFile::active);
        });
  }

  @Test
  void commandsBeforeLoginSaySignInFirst() throws CoveyException { // S1
    NetworkPeer peer = network.peer("anna");
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> peer.createGroup(FILMS))
        .withMessage("Sign in first.")
        .matches(e -> e.code() == ErrorCode.SIGN_IN_FIRST);
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> peer.share(directory, FILMS))
        .matches(e -> e.code() == ErrorCode.SIGN_IN_FIRST);
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(peer::logout)
        .matches(e -> e.code() == ErrorCode.SIGN_IN_FIRST);
    assertThat(peer.status().connection()).isEqualTo(PeerStatus.Connection.SIGNED_OUT);
  }

  @Test
  void anOutsiderIsRefusedByTheTracker() throws Exception { // G4
    NetworkPeer anna = owner();
    anna.share(file("anna", SIZE, 3), FILMS).await();
    NetworkPeer eve = network.member("eve");
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> eve.listFiles(FILMS))
        .matches(e -> e.code() == ErrorCode.NOT_MEMBER);
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> eve.download(FILMS, FILE, Optional.empty(), false))
        .matches(e -> e.code() == ErrorCode.NOT_MEMBER);
    assertThat(eve.downloads()).isEmpty();
  }

  @Test
  void whatCannotBeSharedIsRefusedAtOnceNamingTheReason() throws Exception { // F1
    NetworkPeer anna = owner();
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> anna.share(directory, FILMS))
        .withMessageContaining("folder")
        .matches(e -> e.code() == ErrorCode.BAD_PATH);
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> anna.share(directory.resolve("nothing"), FILMS))
        .withMessageContaining("not found");
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> anna.share(file("anna", 5, 1), new GroupName("nowhere")))
        .matches(e -> e.code() == ErrorCode.UNKNOWN_GROUP);
    assertThat(anna.sharings()).isEmpty();
  }

  @Test
  void anEmptyFileIsSharedAndDownloadedToo() throws Exception { // F2
    NetworkPeer anna = owner();
    anna.share(file("anna", 0, 1), FILMS).await();
    NetworkPeer ben = admitted(anna, "ben");
    TransferSnapshot done = finished(ben, ben.download(FILMS, FILE, Optional.empty(), false));
    assertThat(done.state()).isEqualTo(TransferState.COMPLETED);
    assertThat(done.destination()).isEmptyFile();
  }

  @Test
  void sharingTheSameAgainIsRefusedAndAnotherContentToo() throws Exception { // F6, F8
    NetworkPeer anna = owner();
    Path source = file("anna", SIZE, 4);
    anna.share(source, FILMS).await();
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> anna.share(source, FILMS).await())
        .matches(e -> e.code() == ErrorCode.ALREADY_SHARED);
    NetworkPeer ben = admitted(anna, "ben");
    Path other = file("ben", SIZE, 5);
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> ben.share(other, FILMS).await())
        .matches(e -> e.code() == ErrorCode.NAME_TAKEN);
    assertThat(ben.sharedFiles()).isEmpty();
  }

  @Test
  void anotherMemberWithTheSameContentBecomesASeeder() throws Exception { // F7
    NetworkPeer anna = owner();
    anna.share(file("anna", SIZE, 6), FILMS).await();
    NetworkPeer ben = admitted(anna, "ben");
    ben.share(file("ben", SIZE, 6), FILMS).await();
    assertThat(listed(anna)).singleElement().matches(file -> file.seeders() == 2);
  }

  @Test
  void sharesGoOfflineWithTheLogoutAndComeBackWithTheLogin() throws Exception { // U3, F10
    NetworkPeer anna = owner();
    anna.share(file("anna", SIZE, 7), FILMS).await();
    NetworkPeer ben = admitted(anna, "ben");
    anna.logout();
    await().until(() -> listed(ben).isEmpty());
    assertThat(anna.sharedFiles()).singleElement().matches(share -> !share.active());
    anna.login(ANNA, PASSWORD, false);
    assertThat(listed(ben)).singleElement().matches(file -> file.seeders() == 1);
    assertThat(anna.sharedFiles()).singleElement().matches(SharedFile::active);
  }

  @Test
  void anotherUserOfTheDeviceOffersNothingOfTheFirst() throws Exception { // S2
    NetworkPeer anna = owner();
    anna.share(file("anna", SIZE, 8), FILMS).await();
    NetworkPeer ben = admitted(anna, "ben");
    anna.createUser(new UserName("dora"), PASSWORD);
    anna.login(new UserName("dora"), PASSWORD, false);
    assertThat(anna.sharedFiles()).isEmpty();
    await().until(() -> listed(ben).isEmpty());
    anna.login(ANNA, PASSWORD, false);
    assertThat(listed(ben)).hasSize(1);
  }

  @Test
  void aStoppedShareLeavesTheGroup() throws Exception { // F11, U13
    NetworkPeer anna = owner();
    anna.share(file("anna", SIZE, 9), FILMS).await();
    anna.stopShare(Optional.empty(), FILE);
    assertThat(listed(anna)).isEmpty();
    assertThat(anna.sharedFiles()).isEmpty();
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> anna.stopShare(Optional.empty(), FILE))
        .matches(e -> e.code() == ErrorCode.NOT_SHARED);
  }

  /** Another device on which the owner is signed in. */
  private NetworkPeer another(String device) throws CoveyException {
    NetworkPeer peer = network.peer(device);
    peer.login(ANNA, PASSWORD, false);
    return peer;
  }

  private static void fetched(NetworkPeer peer) throws CoveyException {
    DownloadId id = peer.download(FILMS, FILE, Optional.empty(), false);
    assertThat(finished(peer, id).state()).isEqualTo(TransferState.COMPLETED);
  }

  @Test
  void aShareStoppedOnOneDeviceStopsOnTheUsersOthers() throws Exception { // F11, U13
    NetworkPeer anna = owner();
    anna.share(file("anna", SIZE, 18), FILMS).await();
    NetworkPeer laptop = another("laptop");
    fetched(laptop);
    awaitSeeders(anna, 2);
    List<PeerEvent> events = new CopyOnWriteArrayList<>();
    laptop.onEvent(events::add);
    anna.stopShare(Optional.of(FILMS), FILE);
    assertThat(listed(anna)).isEmpty();
    await().until(() -> laptop.sharedFiles().stream().noneMatch(SharedFile::active));
    assertThat(laptop.sharedFiles())
        .singleElement()
        .satisfies(share -> assertThat(share.problem()).contains("another device"));
    await()
        .untilAsserted(() ->
            assertThat(events)
                .filteredOn(PeerEvent.ShareStopped.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                    PeerEvent.ShareStopped.class,
                    stopped -> assertThat(stopped.file()).isEqualTo(FILE)));

    laptop.logout(); // it stays stopped, and is not told of a second time
    laptop.login(ANNA, PASSWORD, false);
    assertThat(laptop.sharedFiles()).singleElement().matches(share -> !share.active());
    assertThat(events).filteredOn(PeerEvent.ShareStopped.class::isInstance).hasSize(1);
    assertThat(listed(laptop)).isEmpty();

    laptop.share(laptop.sharedFiles().getFirst().path(), FILMS).await();
    assertThat(laptop.sharedFiles()).singleElement().matches(SharedFile::active);
    assertThat(listed(anna)).singleElement().matches(file -> file.seeders() == 1);
    assertThat(anna.sharedFiles()).isEmpty();
  }

  @Test
  void aDeviceThatWasOffLearnsAtItsNextLoginThatTheUserStoppedSharing() throws Exception { // F11
    NetworkPeer anna = owner();
    anna.share(file("anna", SIZE, 19), FILMS).await();
    NetworkPeer laptop = another("laptop");
    fetched(laptop);
    awaitSeeders(anna, 2);
    laptop.close();
    anna.stopShare(Optional.empty(), FILE);

    NetworkPeer again = another("laptop");
    assertThat(again.sharedFiles())
        .singleElement()
        .satisfies(share -> {
          assertThat(share.active()).isFalse();
          assertThat(share.problem()).contains("another device");
        });
    assertThat(listed(anna)).isEmpty();
  }

  @Test
  void aFileThatChangedWhileThePeerWasOffIsNotOffered() throws Exception { // F13
    NetworkPeer anna = owner();
    Path source = file("anna", SIZE, 10);
    anna.share(source, FILMS).await();
    NetworkPeer ben = admitted(anna, "ben");
    anna.close();
    Files.write(source, new byte[] {1, 2, 3});

    NetworkPeer again = network.peer("anna");
    again.login(ANNA, PASSWORD, false);
    assertThat(listed(ben)).isEmpty();
    assertThat(again.sharedFiles())
        .singleElement()
        .satisfies(share -> {
          assertThat(share.active()).isFalse();
          assertThat(share.problem()).contains(source.toString());
        });
  }

  @Test
  void trackersNameNobodyWhoseFileIsGone() throws Exception { // F13
    NetworkPeer anna = owner();
    Path source = file("anna", SIZE, 17);
    anna.share(source, FILMS).await();
    NetworkPeer ben = admitted(anna, "ben");
    assertThat(listed(ben)).hasSize(1);
    Files.delete(source);
    var _ = ben.download(FILMS, FILE, Optional.empty(), false);
    await().until(() -> !anna.sharedFiles().getFirst().active());
    await().untilAsserted(() -> assertThat(listed(ben)).isEmpty());
  }

  @Test
  void aFileThatIsBackAtTheNextLoginIsOfferedAgain() throws Exception { // F10
    NetworkPeer anna = owner();
    Path source = file("anna", SIZE, 11);
    anna.share(source, FILMS).await();
    Path away = directory.resolve("away");
    Files.move(source, away);
    anna.logout();
    anna.login(ANNA, PASSWORD, false);
    assertThat(listed(anna)).isEmpty();
    Files.move(away, source);
    anna.logout();
    anna.login(ANNA, PASSWORD, false);
    assertThat(listed(anna)).hasSize(1);
  }

  @Test
  void aFileThatWasMovedCanBeSharedFromItsNewPlace() throws Exception { // F13
    NetworkPeer anna = owner();
    Path source = file("anna", SIZE, 16);
    anna.share(source, FILMS).await();
    Path moved = Files.createDirectories(directory.resolve("moved")).resolve(FILE.value());
    Files.move(source, moved);
    anna.share(moved, FILMS).await();
    assertThat(anna.sharedFiles())
        .singleElement()
        .matches(share -> share.active() && share.path().equals(moved));
    NetworkPeer ben = admitted(anna, "ben");
    TransferSnapshot done = finished(ben, ben.download(FILMS, FILE, Optional.empty(), false));
    assertThat(done.state()).isEqualTo(TransferState.COMPLETED);
  }

  @Test
  void everythingIsRememberedAcrossARestart() throws Exception { // D12, F10, S5
    NetworkPeer anna = owner();
    anna.share(file("anna", SIZE, 12), FILMS).await();
    NetworkPeer ben = admitted(anna, "ben");
    DownloadId id = ben.download(FILMS, FILE, Optional.empty(), false);
    finished(ben, id);
    ben.login(BEN, PASSWORD, true);
    ben.close();

    NetworkPeer again = network.peer("ben");
    await().until(() -> again.status().connection() == PeerStatus.Connection.ONLINE);
    assertThat(again.status().user()).contains(BEN);
    assertThat(again.download(id).orElseThrow())
        .satisfies(download -> {
          assertThat(download.state()).isEqualTo(TransferState.COMPLETED);
          assertThat(download.bytes()).isEqualTo(SIZE);
          assertThat(download.progress()).isEqualTo(1);
        });
    awaitSeeders(anna, 2);
    again.forget(id);
    assertThat(again.downloads()).isEmpty();
  }

  @Test
  void aRemovedMembersSharesEnd() throws Exception { // G6
    NetworkPeer anna = owner();
    NetworkPeer ben = admitted(anna, "ben");
    ben.share(file("ben", SIZE, 13), FILMS).await();
    assertThat(listed(anna)).hasSize(1);
    List<PeerEvent> events = new CopyOnWriteArrayList<>();
    ben.onEvent(events::add);
    anna.removeMember(FILMS, BEN);
    await().until(() -> ben.sharedFiles().isEmpty());
    await().until(() -> events.stream().anyMatch(PeerEvent.GroupLost.class::isInstance));
    await()
        .untilAsserted(() ->
            assertThat(events)
                .anySatisfy(event ->
                    assertThat(event)
                        .isInstanceOfSatisfying(
                            PeerEvent.ShareStopped.class,
                            stopped -> assertThat(stopped.file()).isEqualTo(FILE))));
    assertThat(listed(anna)).isEmpty();
  }

  @Test
  void aShareThatTheGroupNoLongerTakesIsStoppedAtTheNextLogin() throws Exception { // F10, G6
    NetworkPeer anna = owner();
    NetworkPeer ben = admitted(anna, "ben");
    ben.share(file("ben", SIZE, 17), FILMS).await();
    ben.close();
    anna.removeMember(FILMS, BEN);

    NetworkPeer again = network.peer("ben");
    List<PeerEvent> events = new CopyOnWriteArrayList<>();
    again.onEvent(events::add);
    again.login(BEN, PASSWORD, false);
    assertThat(again.sharedFiles())
        .singleElement()
        .satisfies(share -> {
          assertThat(share.active()).isFalse();
          assertThat(share.problem()).contains("no longer has");
        });
    await().until(() -> events.stream().anyMatch(PeerEvent.ShareStopped.class::isInstance));
    // Nobody needs the tracker's leave to tidy up.
    again.stopShare(Optional.of(FILMS), FILE);
    assertThat(again.sharedFiles()).isEmpty();
  }

  @Test
  void whoLeavesAGroupOffersNothingInItAnyMore() throws Exception { // U6
    NetworkPeer anna = owner();
    NetworkPeer ben = admitted(anna, "ben");
    ben.share(file("ben", SIZE, 14), FILMS).await();
    List<PeerEvent> events = new CopyOnWriteArrayList<>();
    ben.onEvent(events::add);
    ben.leaveGroup(FILMS, false);
    assertThat(ben.sharedFiles()).isEmpty();
    assertThat(listed(anna)).isEmpty();
    await().until(() -> events.contains(new PeerEvent.GroupsChanged()));
    assertThat(events).noneMatch(PeerEvent.GroupLost.class::isInstance);
  }

  @Test
  void aDissolvedGroupIsLostToItsMembers() throws Exception { // G7
    NetworkPeer anna = owner();
    NetworkPeer ben = admitted(anna, "ben");
    ben.share(file("ben", SIZE, 15), FILMS).await();
    List<PeerEvent> events = new CopyOnWriteArrayList<>();
    ben.onEvent(events::add);
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> anna.leaveGroup(FILMS, false))
        .matches(e -> e.code() == ErrorCode.OWNER_LEAVES);
    anna.leaveGroup(FILMS, true);
    await().until(() -> events.stream().anyMatch(PeerEvent.GroupLost.class::isInstance));
    await().until(() -> ben.sharedFiles().isEmpty());
    assertThat(ben.listGroups()).isEmpty();
  }

  @Test
  void groupsAreListedWithMyRole() throws CoveyException { // U7
    NetworkPeer anna = owner();
    NetworkPeer ben = network.member("ben");
    ben.joinGroup(FILMS);
    assertThat(anna.listGroups())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.role()).isEqualTo(Role.OWNER);
          assertThat(group.pending()).isEqualTo(1);
        });
    assertThat(ben.listGroups()).singleElement().matches(group -> group.role() == Role.PENDING);
    assertThat(anna.listRequests(FILMS)).singleElement().matches(r -> r.user().equals(BEN));
    anna.rejectRequest(FILMS, BEN);
    assertThat(ben.listGroups()).singleElement().matches(group -> group.role() == Role.NONE);
  }

  @Test
  void anInviteLeadsAnotherDeviceIntoTheNetwork() throws CoveyException { // X2
    NetworkPeer anna = owner();
    var invite = anna.invite(Optional.of(FILMS));
    assertThat(invite.fingerprint()).isEqualTo(network.fingerprint());

    PeerConfig stranger =
        PeerConfig.defaults(directory.resolve("stranger"), directory.resolve("no-network"));
    NetworkPeer peer =
        network.peer(stranger.withListen(network.config("x").addresses().listen().get()));
    assertThat(peer.status().connection()).isEqualTo(PeerStatus.Connection.NO_NETWORK);
    NetworkProbe probe = peer.probe(invite.address());
    assertThat(probe.network()).isEqualTo("home");
    assertThat(probe.fingerprint()).isEqualTo(network.fingerprint());
    assertThat(probe.pinned()).isFalse();
    peer.join(invite.address(), invite.fingerprint());
    assertThat(peer.probe(invite.address()).pinned()).isTrue();
    peer.createUser(BEN, PASSWORD);
    peer.login(BEN, PASSWORD, false);
    peer.joinGroup(FILMS);
    assertThat(anna.listRequests(FILMS)).hasSize(1);
  }

  @Test
  void joiningWithAWrongFingerprintIsRefused() throws CoveyException { // X2
    NetworkPeer peer = network.peer("anna");
    var wrong = new Fingerprint("00".repeat(32));
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> peer.join(network.tracker(), wrong))
        .matches(e -> e.code() == ErrorCode.UNTRUSTED_NETWORK)
        .withMessageContaining(wrong.hex())
        .withMessageContaining(network.fingerprint().hex());
  }

  @Test
  void aSecondPeerOnTheSameDataIsRefused() throws CoveyException {
    network.peer("anna");
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> network.peer("anna"))
        .withMessageContaining("already running");
  }

  @Test
  void aSharingCanBeCancelled() throws Exception { // F4
    NetworkPeer anna = owner();
    Path big = directory.resolve("big.bin");
    try (var channel = new RandomAccessFile(big.toFile(), "rw")) {
      channel.setLength(4L << 30);
    }
    Sharing sharing = anna.share(big, FILMS);
    assertThat(anna.sharings()).singleElement().matches(snapshot -> snapshot.size() == 4L << 30);
    sharing.cancel();
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(sharing::await)
        .matches(e -> e.code() == ErrorCode.CANCELLED);
    assertThat(anna.sharings()).isEmpty();
    assertThat(anna.sharedFiles()).isEmpty();
    assertThat(listed(anna)).isEmpty();
  }
}
