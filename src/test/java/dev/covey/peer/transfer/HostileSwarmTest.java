package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.peer.transfer.Mischief.Blame;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.protocol.PeerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many hostile seeders together, and one honest one among them. */
class HostileSwarmTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int PIECES = 40;
  private static final long SIZE = 39L * Pieces.SIZE + 777;

  /** Nineteen; the tests of one kind each have all of them. */
  private static final Set<Mischief> NINETEEN =
      EnumSet.complementOf(
          EnumSet.of(
              Mischief.WRONG_HASH,
              Mischief.HAS_ALSO_A_PIECE_BEYOND_THE_FILE,
              Mischief.TELLS_WHAT_IT_HAS_TWICE,
              Mischief.A_LENGTH_OF_ZERO,
              Mischief.A_PIECE_OF_NO_BYTES,
              Mischief.A_REFUSAL_WITHOUT_END,
              Mischief.FLOODS_REFUSALS_OF_WHAT_NOBODY_ASKED));

  @TempDir Path folder;

  private static void awaitRight(Download download, LoopbackSwarm swarm) throws IOException {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> download.snapshot().state() == TransferState.COMPLETED);
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
  void oneHonestSeederAmongNineteenHostileOnesIsEnough() throws Exception { // D4 to D7, P9, X5
    assertThat(NINETEEN).hasSize(19);
    try (LoopbackSwarm swarm = LoopbackSwarm.hasty(folder, SIZE)) {
      Map<Mischief, ScriptedPeer> hostile = new EnumMap<>(Mischief.class);
      for (Mischief mischief : NINETEEN) {
        hostile.put(mischief, swarm.scripted("mallory" + hostile.size(), mischief));
      }
      ScriptedPeer honest =
          swarm.scripted(
              "ann",
              wire -> {
                wire.letIn();
                while (true) {
                  for (int index : wire.wanted()) {
                    // So that the others have time for what they do.
                    LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
                    wire.sendRight(index);
                  }
                }
              });
      Download download = swarm.download();
      download.start();
      awaitRight(download, swarm);
      assertThat(view(download, honest.device()).pieces()).isEqualTo(PIECES);
      hostile.forEach((mischief, peer) -> {
        PeerView seen = view(download, peer.device());
        assertThat(seen.pieces()).as("%s", mischief).isZero();
        if (mischief.blame != Blame.LEFT_OUT) {
          assertThat(seen.leftOut()).as("%s", mischief).isFalse();
        }
      });
      assertThat(view(download, hostile.get(Mischief.WRONG_BYTES).device()).leftOut()).isTrue();
      assertThat(download.snapshot().peers()).filteredOn(PeerView::leftOut).hasSizeGreaterThan(5);
    }
  }

  /** Each lets the downloader in and lies as it likes; no place is left for anybody else. */
  private Download crowded(LoopbackSwarm swarm, ScriptedPeer.Script script) throws Exception {
    TransferSettings few =
        new TransferSettings(0.2, 0.8, 1.25, 3, Duration.ofSeconds(2), Duration.ofSeconds(2), 3, 2);
    CountDownLatch joined = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      swarm.scripted(
          "mallory" + i,
          wire -> {
            joined.countDown();
            script.serve(wire);
          });
    }
    Download download =
        new Download(
            swarm.spec(),
            Optional.empty(),
            new TransferContext(swarm.downloader, swarm.tracker, few, new Parts()),
            new LoopbackSwarm.Quiet());
    download.start();
    joined.await();
    swarm.seeder("ann");
    return download;
  }

  private void assertTheHonestOneGetsAPlace(ScriptedPeer.Script script) throws Exception {
    try (LoopbackSwarm swarm = LoopbackSwarm.hasty(folder, SIZE)) {
      try (Download download = crowded(swarm, script)) {
        awaitRight(download, swarm);
      }
    }
  }

  @Test
  void politePeersThatHaveNothingTakeNobodysPlace() throws Exception { // D6
    assertTheHonestOneGetsAPlace(wire -> {
      wire.next();
      wire.say(new PeerMessage.Have(0, PieceSet.none(PIECES)));
      while (true) {
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        wire.say(new PeerMessage.Ping());
      }
    });
  }

  @Test
  void peersThatAlwaysSayLaterTakeNobodysPlace() throws Exception { // D6
    assertTheHonestOneGetsAPlace(Mischief.A_LYING_BITMAP_AND_LATER_PLEASE);
  }

  @Test
  void peersThatLetNobodyInTakeNobodysPlace() throws Exception { // D6
    assertTheHonestOneGetsAPlace(Mischief.DRIPS_WORDS_BUT_LETS_NOBODY_IN);
  }

  @Test
  void peersThatDripTakeNobodysPlace() throws Exception { // D6, P9
    assertTheHonestOneGetsAPlace(Mischief.DRIPS);
  }

  @Test
  void aTicketThatOneRefusesIsShownToOthers() throws Exception { // D5, H5
    try (LoopbackSwarm swarm = LoopbackSwarm.hasty(folder, SIZE)) {
      AtomicInteger refused = new AtomicInteger();
      ScriptedPeer late =
          swarm.scripted(
              "ann",
              wire -> {
                if (refused.get() > 0) {
                  HostileSeederTest.honest(wire, new CountDownLatch(0));
                }
              });
      swarm.scripted(
          "mallory",
          wire -> {
            wire.next();
            // From here on no tracker gives another.
            swarm.tracker.refuse(ErrorCode.TRACKERS_DOWN, "All trackers are down.");
            wire.say(
                new PeerMessage.Refused(PeerMessage.Refused.ALL, ErrorCode.BAD_TICKET, "forged"));
            refused.incrementAndGet();
          });
      Download download = swarm.download();
      download.start();
      awaitRight(download, swarm);
      assertThat(view(download, late.device()).pieces()).isEqualTo(PIECES);
    }
  }

  @Test
  void aLonePeerThatAlwaysSaysLaterIsTriedThreeTimesAndNamed() throws Exception { // D6
    try (LoopbackSwarm swarm = LoopbackSwarm.hasty(folder, Pieces.SIZE)) {
      swarm.scripted("mallory", Mischief.A_LYING_BITMAP_AND_LATER_PLEASE);
      Download download = swarm.download();
      download.start();
      DownloadTest.awaitState(download, TransferState.FAILED);
      assertThat(download.snapshot().error().orElseThrow().message()).contains("mallory's");
    }
  }
}
