package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.content.FileStamp;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.RateLimit;
import dev.covey.model.Seeder;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.protocol.PeerMessage;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A download that serves what it has while it runs (F12). */
class PartServingTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int PIECES = 12;

  @TempDir Path folder;

  private LoopbackSwarm swarm;

  /** Pieces that the only one who has the file may still send. */
  private final Semaphore allowed = new Semaphore(0);

  /** What that one was told and asked. */
  private final Queue<PeerMessage> heard = new ConcurrentLinkedQueue<>();

  private final Parts parts = new Parts();
  private Uploads uploads;
  private Download first;

  @BeforeEach
  void start() throws Exception {
    swarm = new LoopbackSwarm(folder, PIECES * Pieces.SIZE - 77L);
    swarm.scripted("ann", this::serve);
    swarm.shelf.offers.clear();
    TransferContext context = swarm.context(swarm.downloader, parts);
    uploads = new Uploads(context, swarm.shelf, Optional.of(Endpoint.loopback(0)));
    uploads.start();
    first = new Download(swarm.spec(), Optional.empty(), context, new Sharing());
    first.start();
  }

  @AfterEach
  void stop() {
    allowed.release(1_000);
    first.close();
    uploads.close();
    swarm.close();
  }

  private void serve(ScriptedPeer.Wire wire) throws IOException {
    wire.letIn();
    while (true) {
      PeerMessage message = wire.next();
      heard.add(message);
      if (message instanceof PeerMessage.Want(List<Integer> indices)) {
        for (int index : indices) {
          allowed.acquireUninterruptibly();
          wire.sendRight(index);
        }
      }
    }
  }

  /** Shares what was downloaded, as the peer does. */
  private final class Sharing implements Download.Observer {
    @Override
    public void manifestKnown(DownloadId id, Manifest manifest) {}

    @Override
    public void changed(TransferSnapshot snapshot) {
      if (snapshot.state() == TransferState.COMPLETED) {
        Path copy = snapshot.destination();
        try {
          swarm.shelf.offers.put(
              swarm.tracker.file,
              new Offered(
                  swarm.tracker.file,
                  swarm.tracker.group,
                  copy,
                  swarm.manifest,
                  FileStamp.of(copy)));
        } catch (CoveyException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private void awaitPieces(int some) {
    await().atMost(LIMIT).until(() -> first.snapshot().piecesDone() == some);
  }

  private RawDownloader other() throws Exception {
    DeviceIdentity device = swarm.device();
    RawDownloader other = new RawDownloader(device, uploads.local());
    other.open(swarm.tracker.askedBy(device.id()).ticket());
    return other;
  }

  @Test
  void whatIsHereIsToldAndServedAndTheRestAsItComes() throws Exception { // F12
    allowed.release(3);
    awaitPieces(3);
    DeviceIdentity device = swarm.device();
    try (RawDownloader other = new RawDownloader(device, uploads.local())) {
      PeerMessage.Have have = other.open(swarm.tracker.askedBy(device.id()).ticket());
      assertThat(have.pieces().size()).isEqualTo(PIECES);
      assertThat(have.pieces().count()).isEqualTo(3);
      int here = have.pieces().indices().findFirst().orElseThrow();
      other.want(here);
      assertThat(other.nextPiece(swarm.manifest)).isEqualTo(here);
      allowed.release(1);
      PeerMessage.HaveAlso also = (PeerMessage.HaveAlso) other.next();
      assertThat(have.pieces().contains(also.index())).isFalse();
      other.want(also.index());
      assertThat(other.nextPiece(swarm.manifest)).isEqualTo(also.index());
    }
  }

  private long sentSeen() {
    return first.details().rates().stream().mapToLong(TransferDetails.Sample::sent).sum();
  }

  @Test
  void whatIsSentOfItIsSeenWhileItComesAndAfterwards() throws Exception { // D11
    allowed.release(1);
    awaitPieces(1);
    assertThat(sentSeen()).isZero();
    try (RawDownloader other = other()) {
      other.want(first.snapshot().done().indices().findFirst().orElseThrow());
      var _ = other.nextPiece(swarm.manifest);
      await().atMost(LIMIT).until(() -> sentSeen() > 0);
    }
    allowed.release(PIECES);
    await().atMost(LIMIT).until(() -> first.snapshot().state() == TransferState.COMPLETED);
    long before = sentSeen();
    try (RawDownloader other = other()) {
      other.want(0);
      var _ = other.nextPiece(swarm.manifest);
      await().atMost(LIMIT).until(() -> sentSeen() > before);
    }
  }

  @Test
  void whatIsNotHereIsPutOffWithAWord() throws Exception { // F12
    allowed.release(1);
    awaitPieces(1);
    try (RawDownloader other = other()) {
      int missing = first.snapshot().done().contains(0) ? 1 : 0;
      other.want(missing);
      PeerMessage.Refused refused = other.refusal();
      assertThat(refused.index()).isEqualTo(missing);
      assertThat(refused.reason()).isEqualTo(ErrorCode.BUSY);
    }
  }

  @Test
  void aDownloaderOfADownloaderGetsTheWholeFileOverOneConnection() throws Exception { // F12
    allowed.release(4);
    awaitPieces(4);
    try (Download second = fromTheFirst()) {
      second.start();
      await().atMost(LIMIT).until(() -> second.snapshot().piecesDone() == 4);
      allowed.release(PIECES);
      DownloadTest.awaitState(second, TransferState.COMPLETED);
      assertThat(Files.mismatch(swarm.source, second.completed().orElseThrow().path()))
          .isEqualTo(-1);
      assertThat(second.snapshot().peers())
          .singleElement()
          .satisfies(peer -> {
            assertThat(peer.pieces()).isEqualTo(PIECES);
            assertThat(peer.failures()).isZero();
          });
    }
  }

  /** Another's download, which knows nobody else. */
  private Download fromTheFirst() throws Exception {
    DeviceIdentity device = swarm.device();
    Seeder dora =
        new Seeder(
            swarm.downloader.id(), new UserName("dora"), "dora", uploads.local(), 0.5, false);
    FakeTracker tracker = swarm.tracker.askedBy(device.id(), dora);
    return new Download(
        swarm.spec(folder.resolve("second.bin")),
        Optional.empty(),
        new TransferContext(device, tracker, LoopbackSwarm.PATIENT, new Parts()),
        new LoopbackSwarm.Quiet());
  }

  @Test
  void whoIsBeingServedGoesOnWithTheFinishedFile() throws Exception { // F12
    allowed.release(2);
    awaitPieces(2);
    try (RawDownloader other = other()) {
      allowed.release(PIECES);
      DownloadTest.awaitState(first, TransferState.COMPLETED);
      for (int i = 2; i < PIECES; i++) {
        assertThat(other.next()).isInstanceOf(PeerMessage.HaveAlso.class);
      }
      for (int piece = 0; piece < PIECES; piece++) {
        other.want(piece);
        assertThat(other.nextPiece(swarm.manifest)).isEqualTo(piece);
      }
    }
  }

  @Test
  void whoIsSentAPieceMeanwhileHearsOfAllThatComesAfterAPause() throws Exception { // F12, D10
    allowed.release(2);
    awaitPieces(2);
    swarm.throttles.up().limit(RateLimit.LEAST, Map.of());
    try (Download second = fromTheFirst()) {
      second.start();
      await().atMost(LIMIT).until(PartServingTest::isInTheMiddleOfAPiece);
      Optional<PartSource> before = part();
      first.pause();
      DownloadTest.awaitState(first, TransferState.PAUSED);
      first.resume();
      await().atMost(LIMIT).until(() -> part().isPresent() && !part().equals(before));

      swarm.throttles.up().limit(0, Map.of());
      allowed.release(2 * PIECES); // some are for the connection before the pause
      DownloadTest.awaitState(second, TransferState.COMPLETED);
      assertThat(second.snapshot().peers()).extracting(PeerView::failures).containsExactly(0);
    }
  }

  private Optional<PartSource> part() {
    return parts.find(swarm.tracker.group, swarm.tracker.file);
  }

  /** Whether somebody who sends waits for the limit. */
  private static boolean isInTheMiddleOfAPiece() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(running -> running.getKey().getName().startsWith("upload-"))
        .flatMap(running -> Arrays.stream(running.getValue()))
        .anyMatch(frame -> frame.getClassName().equals(Throttle.class.getName()));
  }

  @Test
  void theSeederIsToldWhatHasComeOnceAnotherFetchesToo() throws Exception { // F12
    allowed.release(2);
    awaitPieces(2);
    swarm.scripted(
        "bob",
        wire -> {
          wire.next();
          wire.say(new PeerMessage.Have(0, PieceSet.none(PIECES)));
          wire.fallSilent();
        });
    await()
        .atMost(LIMIT)
        .until(() -> first.snapshot().peers().stream().filter(PeerView::connected).count() == 2);
    assertThat(heard).as("nobody else was known").noneMatch(PartServingTest::isReceipt);
    allowed.release(PIECES - 3); // all that was asked at first: then the seeder listens again
    await().atMost(LIMIT).until(() -> heard.stream().anyMatch(PartServingTest::isReceipt));
  }

  private static boolean isReceipt(PeerMessage message) {
    return message instanceof PeerMessage.HaveAlso;
  }

  @Test
  void aPausedDownloadServesNobody() throws Exception { // D10
    allowed.release(2);
    awaitPieces(2);
    try (RawDownloader other = other()) {
      first.pause();
      PeerMessage.Refused refused = other.refusal();
      assertThat(refused.index()).isEqualTo(PeerMessage.Refused.ALL);
      assertThat(refused.reason()).isEqualTo(ErrorCode.NOT_SHARED);
    }
  }
}
