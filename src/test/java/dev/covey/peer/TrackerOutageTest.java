package dev.covey.peer;

import static dev.covey.testing.LoopbackNetwork.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.RateLimit;
import dev.covey.model.UserName;
import dev.covey.peer.PeerStatus.Connection;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.HeldSeeder;
import dev.covey.testing.LoopbackNetwork;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What peers make of trackers that come and go, and of members that have to go. */
class TrackerOutageTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final UserName ANNA = new UserName("anna");
  private static final UserName BEN = new UserName("ben");
  private static final FileName FILE = new FileName("holiday.mkv");

  /** Long enough on its way for things to happen meanwhile. */
  private static final long BIG = 192L << 20;

  /** Bytes a second: the big file would take a minute. */
  private static final long SLOWLY = 3 << 20;

  @TempDir private Path directory;

  private LoopbackNetwork network;
  private NetworkPeer anna;
  private NetworkPeer ben;

  @AfterEach
  void stopNetwork() {
    network.close();
  }

  /** Anna owns a group in which she shares a file, and Ben is a member. */
  private void begin(LoopbackNetwork running, long size) throws CoveyException, IOException {
    network = running;
    anna = network.member("anna");
    anna.createGroup(FILMS);
    anna.share(sparse(size), FILMS).await();
    ben = network.member("ben");
    ben.joinGroup(FILMS);
    anna.acceptRequest(FILMS, BEN);
  }

  private Path sparse(long size) throws IOException {
    Path path = directory.resolve(FILE.value());
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(size);
    }
    return path;
  }

  /** What does not get smaller on its way, as zeros would. */
  private Path random(int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return Files.write(directory.resolve(FILE.value()), content);
  }

  private static void awaitConnection(Peer peer, Connection connection) {
    await().until(() -> peer.status().connection() == connection);
  }

  private DownloadId startedDownload() throws CoveyException {
    DownloadId id = ben.download(FILMS, FILE, Optional.empty(), false);
    await().pollInterval(Duration.ofMillis(5)).until(() -> snapshot(id).bytes() > 0);
    return id;
  }

  /** Far from its end, however busy the machine is, until anna is let. */
  private DownloadId slowlyStartedDownload() throws CoveyException {
    anna.rateLimit(RateLimit.NONE.withUp(SLOWLY));
    return startedDownload();
  }

  private TransferSnapshot snapshot(DownloadId id) {
    return ben.download(id).orElseThrow();
  }

  @Test
  void aTransferDoesNotNoticeThatTheTrackerIsDownAndAllIsRestoredWithIt() // H4, H5, S4, F10
      throws CoveyException, IOException {
    network = LoopbackNetwork.start(directory);
    Path source = random(32 << 20);
    try (HeldSeeder seeder = HeldSeeder.of(network, source, ANNA, FILMS, 4 << 20)) {
      ben = network.member("ben");
      ben.joinGroup(FILMS);
      seeder.accept(FILMS, BEN);
      DownloadId id = startedDownload();
      network.stopTracker();
      awaitConnection(ben, Connection.TRACKERS_DOWN);
      assertThat(ben.status().message())
          .isEqualTo("All trackers are down: transfers continue, reconnecting…");
      assertThat(ben.status().user()).contains(BEN);
      assertThat(snapshot(id).state()).isEqualTo(TransferState.RUNNING);

      seeder.letGo();
      await().atMost(Duration.ofSeconds(60)).until(() -> snapshot(id).state().hasEnded());
      assertThat(snapshot(id).state()).isEqualTo(TransferState.COMPLETED);
      assertThat(Files.mismatch(snapshot(id).destination(), source)).isEqualTo(-1);
      assertThat(snapshot(id).peers()).allSatisfy(view -> assertThat(view.failures()).isZero());
      assertThat(ben.status().connection()).isEqualTo(Connection.TRACKERS_DOWN);

      network.startTracker();
      awaitConnection(ben, Connection.ONLINE);
      assertThat(ben.status().message()).isEmpty();
      // Ben's finished download, which no tracker knew of, is offered now.
      await().until(() -> ben.listFiles(FILMS).stream().anyMatch(file -> file.mine()));
    }
  }

  @Test
  void sharesAreBackWithTheTracker() throws CoveyException, IOException { // S4, F10
    begin(LoopbackNetwork.start(directory), 100);
    network.stopTracker();
    awaitConnection(anna, Connection.TRACKERS_DOWN);
    network.startTracker();
    awaitConnection(ben, Connection.ONLINE);
    await().until(() -> ben.listFiles(FILMS).size() == 1);
  }

  @Test
  void commandsDuringAnOutageSaySoAndWorkAfterIt() throws CoveyException, IOException { // H5
    begin(LoopbackNetwork.start(directory), 100);
    network.stopTracker();
    awaitConnection(anna, Connection.TRACKERS_DOWN);
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> anna.createGroup(new GroupName("books")))
        .matches(e -> e.code() == ErrorCode.TRACKERS_DOWN);
    network.startTracker();
    anna.createGroup(new GroupName("books"));
    assertThat(anna.listGroups()).hasSize(2);
  }

  @Test
  void aCommandGivenWhileTheTrackerRestartsIsDoneOnce() throws Exception { // H2
    begin(LoopbackNetwork.start(directory), 100);
    network.stopTracker();
    Thread command =
        Thread.ofVirtual()
            .start(() -> {
              try {
                anna.createGroup(new GroupName("books"));
              } catch (CoveyException e) {
                throw new IllegalStateException(e);
              }
            });
    network.startTracker();
    command.join();
    assertThat(anna.listGroups()).hasSize(2);
  }

  @Test
  void peersThatKnowOnlyTheBalancerFindTheTrackerAgain() // H2, L6
      throws CoveyException, IOException {
    begin(LoopbackNetwork.startBalanced(directory), 100);
    network.stopTracker();
    awaitConnection(ben, Connection.TRACKERS_DOWN);
    network.startTracker();
    awaitConnection(ben, Connection.ONLINE);
    awaitConnection(anna, Connection.ONLINE);
    assertThat(ben.probe(network.balancer()).trackers()).isEqualTo(1);
  }

  @Test
  void aKeptSessionIsRestoredAlsoWhenTheTrackerComesLater() // S5
      throws CoveyException, IOException {
    begin(LoopbackNetwork.start(directory), 100);
    ben.login(BEN, PASSWORD, true);
    ben.close();
    network.stopTracker();
    NetworkPeer again = network.peer("ben");
    awaitConnection(again, Connection.TRACKERS_DOWN);
    assertThat(again.status().user()).contains(BEN);
    network.startTracker();
    awaitConnection(again, Connection.ONLINE);
  }

  @Test
  void aRemovedMemberIsCutAtOnce() throws CoveyException, IOException { // G6
    begin(LoopbackNetwork.start(directory), BIG);
    DownloadId id = slowlyStartedDownload();
    anna.removeMember(FILMS, BEN);
    await().until(() -> snapshot(id).state() != TransferState.RUNNING);
    assertThat(snapshot(id).state()).isNotEqualTo(TransferState.COMPLETED);
    assertThat(Files.exists(directory.resolve("downloads-ben").resolve(FILE.value()))).isFalse();
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> ben.listFiles(FILMS))
        .matches(e -> e.code() == ErrorCode.NOT_MEMBER);
  }

  @Test
  void anUnfinishedDownloadGoesOnAfterARestart() throws CoveyException, IOException { // D10, D12
    begin(LoopbackNetwork.start(directory), BIG);
    DownloadId id = slowlyStartedDownload();
    ben.close();

    ben = network.peer("ben");
    assertThat(snapshot(id).state()).isEqualTo(TransferState.QUEUED);
    anna.rateLimit(RateLimit.NONE);
    ben.login(BEN, PASSWORD, false);
    await().atMost(Duration.ofSeconds(90)).until(() -> snapshot(id).state().hasEnded());
    assertThat(snapshot(id).state()).isEqualTo(TransferState.COMPLETED);
  }

  @Test
  void aPausedDownloadStaysPausedAcrossARestartAndCanBeCancelled() // U16
      throws CoveyException, IOException {
    begin(LoopbackNetwork.start(directory), BIG);
    DownloadId id = slowlyStartedDownload();
    ben.pause(id);
    assertThat(snapshot(id).state()).isEqualTo(TransferState.PAUSED);
    ben.close();

    ben = network.peer("ben");
    ben.login(BEN, PASSWORD, false);
    assertThat(snapshot(id).state()).isEqualTo(TransferState.PAUSED);
    assertThat(snapshot(id).bytes()).isPositive();
    ben.cancel(id);
    assertThat(snapshot(id).state()).isEqualTo(TransferState.CANCELLED);
    await().until(() -> isEmpty(directory.resolve("downloads-ben")));
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> ben.resume(id))
        .matches(e -> e.code() == ErrorCode.WRONG_STATE);

    anna.rateLimit(RateLimit.NONE);
    ben.retry(id);
    await().atMost(Duration.ofSeconds(90)).until(() -> snapshot(id).state().hasEnded());
    assertThat(snapshot(id).state()).isEqualTo(TransferState.COMPLETED);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  @Test
  void whoSignsOutIsOfflineAtOnce() throws CoveyException, IOException { // U3
    begin(LoopbackNetwork.start(directory), 100);
    anna.logout();
    assertThat(anna.status().connection()).isEqualTo(Connection.SIGNED_OUT);
    assertThat(anna.status().user()).isEmpty();
    await().until(() -> ben.listFiles(FILMS).isEmpty());
    anna.login(ANNA, PASSWORD, false);
    assertThat(ben.listFiles(FILMS)).hasSize(1);
  }
}
