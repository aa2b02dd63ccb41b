package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.Pieces;
import dev.covey.protocol.PeerMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pieces that are made smaller for a slow wire (D2, D3). */
class PackedPiecesTest {
  private static final int PIECES = 6;

  /** Slow enough for packing to pay on any machine. */
  private static final long SLOW = 2 << 20;

  @TempDir private Path folder;

  private LoopbackSwarm lines() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int line = 0; text.length() < PIECES * Pieces.SIZE - 1_000; line++) {
      text.append(line).append(" request_received group=films user=ben status=").append(line % 7);
      text.append('\n');
    }
    Path source = folder.resolve("lines.log");
    Files.writeString(source, text, StandardCharsets.UTF_8);
    return slow(new LoopbackSwarm(folder, source));
  }

  private static LoopbackSwarm slow(LoopbackSwarm swarm) {
    swarm.throttles.up().limit(SLOW, Map.of());
    return swarm;
  }

  private static List<PeerMessage> fetch(LoopbackSwarm swarm, boolean accepts) throws Exception {
    List<PeerMessage> pieces = new ArrayList<>();
    try (RawDownloader client = new RawDownloader(swarm.downloader, swarm.seeder("ann").local())) {
      client.open(swarm.tracker.ticket());
      if (accepts) {
        client.say(new PeerMessage.Accepts(true));
      }
      for (int index : IntStream.range(0, PIECES).toArray()) {
        client.want(index);
        pieces.add(client.nextPieceEitherWay(swarm.manifest));
      }
    }
    return pieces;
  }

  @Test
  void overASlowWireWhatShrinksIsPacked() throws Exception {
    try (LoopbackSwarm swarm = lines()) {
      List<PeerMessage> pieces = fetch(swarm, true);
      // How slow the wire is shows in the first pieces, on a busy computer not in the very first.
      assertThat(pieces.subList(PIECES / 2, PIECES)).allMatch(PeerMessage.Packed.class::isInstance);
      assertThat(pieces.getLast())
          .isInstanceOfSatisfying(
              PeerMessage.Packed.class,
              packed -> assertThat(packed.packed()).isLessThan(packed.length() / 3));
    }
  }

  @Test
  void whoDoesNotSayThatItTakesThemGetsNone() throws Exception {
    try (LoopbackSwarm swarm = lines()) {
      assertThat(fetch(swarm, false)).allMatch(PeerMessage.Piece.class::isInstance);
    }
  }

  @Test
  void whatIsPackedAlreadyIsLeftAlone() throws Exception {
    try (LoopbackSwarm swarm = slow(new LoopbackSwarm(folder, (long) PIECES * Pieces.SIZE))) {
      assertThat(fetch(swarm, true)).allMatch(PeerMessage.Piece.class::isInstance);
    }
  }

  @Test
  void aDownloadTakesThemAndTheFileIsRight() throws Exception {
    try (LoopbackSwarm swarm = lines()) {
      swarm.seeder("ann");
      Download download = swarm.download();
      download.start();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> download.snapshot().state() == TransferState.COMPLETED);
      assertThat(mismatch(download, swarm)).isEqualTo(-1);
    }
  }

  private static long mismatch(Download download, LoopbackSwarm swarm) throws IOException {
    return Files.mismatch(download.completed().orElseThrow().path(), swarm.source);
  }
}
