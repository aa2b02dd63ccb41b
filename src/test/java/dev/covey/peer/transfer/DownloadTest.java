package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.RateLimit;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What seeders may do, and what a download makes of it. */
class DownloadTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int PIECES = 21;
  private static final long SIZE = 20L * Pieces.SIZE + 12_345;

  @TempDir Path folder;

  static void awaitState(Download download, TransferState state) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> assertThat(download.snapshot().state()).isEqualTo(state));
  }

  private static void assertRight(Download download, LoopbackSwarm swarm) throws IOException {
    Path copy = download.completed().orElseThrow().path();
    assertThat(Files.mismatch(copy, swarm.source)).isEqualTo(-1);
  }

  private static PeerView view(Download download, DeviceId device) {
    return download.snapshot().peers().stream()
        .filter(peer -> peer.device().equals(device))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFileComesWholeFromSeveralSeeders() throws Exception { // D2, D4, D8
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      swarm.seeder("ann");
      swarm.seeder("bob");
      Download download = swarm.download();
      download.start();
      awaitState(download, TransferState.COMPLETED);
      assertRight(download, swarm);
      TransferSnapshot snapshot = download.snapshot();
      assertThat(snapshot.bytes()).isEqualTo(SIZE);
      assertThat(snapshot.peers().stream().mapToInt(PeerView::pieces).sum()).isEqualTo(PIECES);
    }
  }

  @Test
  void whoLooksIsToldPieceByPieceAndHowFastItWas() throws Exception { // P7, D11
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      swarm.seeder("ann");
      swarm.throttles.down().limit(RateLimit.LEAST, Map.of());
      Download download = swarm.download();
      download.start();
      await().atMost(LIMIT).until(() -> download.details().pieces().isPresent());
      await()
          .atMost(LIMIT)
          .until(() ->
              download.snapshot().asked().indices().boxed().toList().stream()
                  .anyMatch(piece -> isOfAnn(download, piece)));
      swarm.throttles.down().limit(0, Map.of());
      awaitState(download, TransferState.COMPLETED);
      List<TransferDetails.Sample> rates = download.details().rates();
      assertThat(rates).isNotEmpty();
      assertThat(rates.stream().mapToInt(TransferDetails.Sample::peers).max()).hasValue(1);
    }
  }

  private static boolean isOfAnn(Download download, int piece) {
    DeviceId ann = download.snapshot().peers().getFirst().device();
    PieceTable table = download.details().pieces().orElseThrow();
    return table.sender(piece).filter(ann::equals).isPresent() && table.holders(piece) == 1;
  }

  @Test
  void whatATrackerHasJustSaidIsNotAskedAgain() throws Exception { // D1, H4
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, 1000)) {
      swarm.seeder("ann");
      Introduction introduction =
          new Introduction(
              swarm
                  .tracker
                  .ask(
                      new TrackerRequest.FindSeeders(swarm.tracker.file, false),
                      TrackerReply.Seeders.class)
                  .seeders(),
              swarm.tracker.ticket(),
              System.nanoTime());
      swarm.tracker.refuse(ErrorCode.TRACKERS_DOWN, "All trackers are down.");
      Download download =
          new Download(
              swarm.spec(),
              Optional.of(swarm.manifest),
              Optional.of(introduction),
              swarm.context(swarm.downloader, new Parts()),
              new LoopbackSwarm.Quiet());
      download.start();
      awaitState(download, TransferState.COMPLETED);
      assertRight(download, swarm);
      download.close();
    }
  }

  @Test
  void anEmptyFileNeedsNobody() throws Exception { // F2
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, 0)) {
      Download download = swarm.download();
      download.start();
      awaitState(download, TransferState.COMPLETED);
      assertThat(download.completed().orElseThrow().path()).isEmptyFile();
      assertThat(download.snapshot().progress()).isEqualTo(1);
    }
  }

  @Test
  void aLiarAmongHonestSeedersIsLeftOutAndTheFileIsRight() throws Exception { // D4, D7
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      ScriptedPeer liar = swarm.scripted("mallory", DownloadTest::lie);
      CountDownLatch caught = new CountDownLatch(1);
      swarm.scripted(
          "ann",
          wire -> {
            awaitUninterruptibly(caught);
            serve(wire, Duration.ZERO);
          });
      Download download = swarm.download();
      download.start();
      await()
          .atMost(LIMIT)
          .until(() -> download.snapshot().peers().stream().anyMatch(PeerView::leftOut));
      caught.countDown();
      awaitState(download, TransferState.COMPLETED);
      assertRight(download, swarm);
      PeerView view = view(download, liar.device());
      assertThat(view.leftOut()).isTrue();
      assertThat(view.pieces()).isZero();
      assertThat(view.score()).isLessThan(0.2);
      await()
          .untilAsserted( // P4
              () ->
                  assertThat(swarm.tracker.scores.getOrDefault(liar.device(), 1.0))
                      .isLessThan(0.2));
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Sends what is wanted, each piece after a pause. */
  private static void serve(ScriptedPeer.Wire wire, Duration pause) throws IOException {
    wire.letIn();
    while (true) {
      for (int index : wire.wanted()) {
        LockSupport.parkNanos(pause.toNanos());
        wire.sendRight(index);
      }
    }
  }

  private static void lie(ScriptedPeer.Wire wire) throws IOException {
    wire.letIn();
    while (true) {
      for (int index : wire.wanted()) {
        wire.sendWrong(index);
      }
    }
  }

  @Test
  void aLiarAloneEndsTheDownloadAndIsNamed() throws Exception { // D6, D7
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      swarm.scripted("mallory", DownloadTest::lie);
      Download download = swarm.download();
      download.start();
      awaitState(download, TransferState.FAILED);
      assertThat(download.snapshot().error().orElseThrow().message())
          .contains("mallory's mallory-laptop", "sent wrong pieces twice");
    }
  }

  @Test
  void aSeederThatSendsWhatNobodyAskedForIsLeftOut() throws Exception { // D5
    assertOthersFinish(wire -> {
      wire.letIn();
      List<Integer> asked = wire.wanted();
      int unasked =
          IntStream.range(0, PIECES).filter(piece -> !asked.contains(piece)).max().orElseThrow();
      wire.sendRight(unasked);
      wire.next();
    });
  }

  @Test
  void aSeederThatBreaksOffWithinAPieceIsReplaced() throws Exception { // D5
    assertOthersFinish(wire -> {
      wire.letIn();
      int asked = wire.wanted().getFirst();
      byte[] frame = wire.frame(asked, wire.read(asked));
      wire.raw(Arrays.copyOf(frame, frame.length / 2));
    });
  }

  @Test
  void aSeederThatStallsIsReplaced() throws Exception { // D5
    assertOthersFinish(wire -> {
      wire.letIn();
      while (true) {
        wire.next();
      }
    });
  }

  @Test
  void aSeederThatOnlyPingsIsReplaced() throws Exception { // D5
    assertOthersFinish(wire -> {
      wire.letIn();
      while (true) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        wire.say(new PeerMessage.Ping());
      }
    });
  }

  @Test
  void aSeederThatDripsIsOvertaken() throws Exception { // P9
    assertOthersFinish(wire -> {
      wire.letIn();
      int asked = wire.wanted().getFirst();
      for (byte one : wire.frame(asked, wire.read(asked))) {
        wire.raw(new byte[] {one});
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    });
  }

  @Test
  void aSeederThatTalksNonsenseIsReplaced() throws Exception { // D5
    assertOthersFinish(wire -> {
      wire.letIn();
      wire.wanted();
      wire.raw(new byte[] {-1, -1, -1, -1, 4});
      wire.next();
    });
  }

  @Test
  void aSeederThatClaimsMorePiecesThanTheFileHasIsReplaced() throws Exception { // X5
    assertOthersFinish(wire -> {
      wire.next();
      wire.say(new PeerMessage.Have(8, PieceSet.all(PIECES)));
      wire.next();
    });
  }

  private void assertOthersFinish(ScriptedPeer.Script script) throws Exception {
    try (LoopbackSwarm swarm = LoopbackSwarm.hasty(folder, SIZE)) {
      ScriptedPeer bad = swarm.scripted("mallory", script);
      swarm.seeder("ann");
      Download download = swarm.download();
      download.start();
      awaitState(download, TransferState.COMPLETED);
      assertRight(download, swarm);
      assertThat(view(download, bad.device()).pieces()).isZero();
    }
  }

  @Test
  void whoeverAnswersInPlaceOfASeederIsNotAsked() throws Exception { // X3
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      Uploads honest = swarm.uploads(swarm.device());
      DeviceId other = swarm.device().id();
      swarm.tracker.add(LoopbackSwarm.listing("ann", other, honest.local()));
      Download download = swarm.download();
      download.start();
      awaitState(download, TransferState.WAITING);
      assertThat(download.snapshot().error().orElseThrow().message())
          .contains("another device answers");
      assertThat(swarm.shelf.sent).hasValue(0);
    }
  }

  @Test
  void withNobodyOnlineItWaitsAndGoesOnWhenSomebodyComes() throws Exception { // D6
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      Download download = swarm.download();
      download.start();
      awaitState(download, TransferState.WAITING);
      assertThat(download.snapshot().error().orElseThrow().code()).isEqualTo(ErrorCode.NO_SEEDER);
      swarm.seeder("ann");
      awaitState(download, TransferState.COMPLETED);
      assertThat(download.snapshot().error()).isEmpty();
    }
  }

  @Test
  void whenTheOnlySeederGoesItWaitsForAnother() throws Exception { // D6
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      ScriptedPeer leaving =
          swarm.scripted(
              "ann",
              wire -> {
                wire.letIn();
                wire.sendRight(wire.wanted().getFirst());
                while (true) {
                  wire.next();
                }
              });
      Download download = swarm.download();
      download.start();
      await().atMost(LIMIT).until(() -> download.snapshot().piecesDone() == 1);
      leaving.close();
      swarm.tracker.remove(leaving.device());
      awaitState(download, TransferState.WAITING);
      swarm.seeder("bob");
      awaitState(download, TransferState.COMPLETED);
      assertRight(download, swarm);
    }
  }

  @Test
  void aSlowSeederDoesNotHoldUpTheEnd() throws Exception { // P9
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, 60L * Pieces.SIZE)) {
      ScriptedPeer slow = swarm.scripted("snail", wire -> serve(wire, Duration.ofMillis(300)));
      swarm.seeder("ann");
      Download download = swarm.download();
      download.start();
      awaitState(download, TransferState.COMPLETED);
      // An even share would be 30 pieces, which are 9 s of this peer's time.
      assertThat(view(download, slow.device()).pieces()).isLessThan(15);
    }
  }

  @Test
  void whoIsNoLongerAMemberIsToldSo() throws Exception { // G4
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      swarm.tracker.refuse(ErrorCode.NOT_MEMBER, "You are not a member of films.");
      Download download = swarm.download();
      download.start();
      awaitState(download, TransferState.FAILED);
      assertThat(download.snapshot().error().orElseThrow().code()).isEqualTo(ErrorCode.NOT_MEMBER);
    }
  }

  @Test
  void itWaitsForATracker() throws Exception { // H5
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      swarm.seeder("ann");
      swarm.tracker.refuse(ErrorCode.NO_TRACKER, "No tracker answers.");
      Download download = swarm.download();
      download.start();
      awaitState(download, TransferState.WAITING);
      assertThat(download.snapshot().error().orElseThrow().code()).isEqualTo(ErrorCode.NO_TRACKER);
      swarm.tracker.refusal = Optional.empty();
      awaitState(download, TransferState.COMPLETED);
    }
  }

  @Test
  void losingAllTrackersDoesNotDisturbATransfer() throws Exception { // H4, H5
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      swarm.scripted("ann", wire -> serve(wire, Duration.ofMillis(20)));
      Download download = swarm.download();
      download.start();
      await().atMost(LIMIT).until(() -> download.snapshot().piecesDone() > 0);
      swarm.tracker.refuse(ErrorCode.TRACKERS_DOWN, "All trackers are down.");
      awaitState(download, TransferState.COMPLETED);
      assertRight(download, swarm);
    }
  }
}
