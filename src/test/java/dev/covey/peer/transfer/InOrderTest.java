package dev.covey.peer.transfer;

import static dev.covey.peer.transfer.DownloadTest.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that somebody begins to watch while it comes, over real sockets. */
class InOrderTest {
  private static final int PIECES = 60;
  private static final long SIZE = (long) PIECES * Pieces.SIZE;

  @TempDir Path folder;

  /** A seeder that sends as many pieces as the test lets it, and remembers which, in order. */
  private static final class Rationed implements ScriptedPeer.Script {
    final List<Integer> sent = new CopyOnWriteArrayList<>();
    final Semaphore ration = new Semaphore(0);

    @Override
    public void serve(ScriptedPeer.Wire wire) throws IOException {
      wire.letIn();
      while (true) {
        for (int index : wire.wanted()) {
          ration.acquireUninterruptibly();
          sent.add(index);
          wire.sendRight(index);
        }
      }
    }
  }

  private static DownloadSpec inOrder(DownloadSpec spec) {
    return new DownloadSpec(
        spec.id(),
        spec.groupName(),
        spec.group(),
        spec.file(),
        spec.name(),
        spec.size(),
        spec.digests(),
        spec.manifestId(),
        spec.destination(),
        spec.overwrite(),
        spec.started(),
        new DownloadSpec.Manner(PieceSet.all(PIECES), true, Optional.empty()));
  }

  @Test
  void whatIsHereOfItCanBeReadFromTheBeginningOn() throws Exception { // P6, put aside
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      Rationed ann = new Rationed();
      swarm.scripted("ann", ann);
      Download download = swarm.download(inOrder(swarm.spec()));
      download.start();
      ann.ration.release(20);
      await().until(() -> download.snapshot().piecesDone() == 20);
      assertThat(ann.sent).isEqualTo(IntStream.range(0, 20).boxed().toList());
      TransferSnapshot now = download.snapshot();
      assertThat(now.beginning()).isEqualTo(20L * Pieces.SIZE);
      byte[] source = Files.readAllBytes(swarm.source);
      try (InputStream reader = Files.newInputStream(now.place())) {
        byte[] read = reader.readNBytes(20 * Pieces.SIZE);
        assertThat(Arrays.equals(read, 0, read.length, source, 0, read.length)).isTrue();
      }
      ann.ration.release(PIECES);
      awaitState(download, TransferState.COMPLETED);
    }
  }

  @Test
  void theOrderChangesWhileItRuns() throws Exception {
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      Rationed ann = new Rationed();
      swarm.scripted("ann", ann);
      Download download = swarm.download();
      download.start();
      ann.ration.release(10);
      await().until(() -> download.snapshot().piecesDone() == 10);
      assertThat(ann.sent).isNotEqualTo(IntStream.range(0, 10).boxed().toList());
      download.inOrder(true);
      ann.ration.release(30);
      await().until(() -> download.snapshot().piecesDone() == 40);
      // What was asked for before comes first, and then what is missing in front.
      List<Integer> last = ann.sent.subList(30, 40);
      assertThat(last).isSorted();
      assertThat(download.snapshot().beginning()).isGreaterThan(20L * Pieces.SIZE);
      ann.ration.release(PIECES);
      awaitState(download, TransferState.COMPLETED);
    }
  }
}
