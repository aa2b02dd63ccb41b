package dev.covey.peer.transfer;

import static dev.covey.peer.transfer.DownloadTest.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.DownloadId;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.protocol.PeerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pause in the very moment in which pieces come. */
class PausedDownloadTest {
  private static final int PIECES = 4;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  /** Holds the download's thread up once pieces are on their way, after it waited for them. */
  private static final class Holding implements Download.Observer {
    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch held = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public void manifestKnown(DownloadId id, Manifest manifest) {}

    @Override
    public void changed(TransferSnapshot snapshot) {
      if (snapshot.error().isPresent()) {
        waiting.countDown();
      } else if (waiting.getCount() == 0) {
        held.countDown();
        hold(goOn);
      }
    }
  }

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a piece while nobody looks at what comes, and breaks off; then whatever is wanted. */
  private static final class Sending implements ScriptedPeer.Script {
    final Holding holding;
    final List<Integer> early = new CopyOnWriteArrayList<>();
    final List<Integer> late = new CopyOnWriteArrayList<>();
    private final AtomicInteger times = new AtomicInteger();

    Sending(Holding holding) {
      this.holding = holding;
    }

    @Override
    public void serve(ScriptedPeer.Wire wire) throws IOException {
      if (times.getAndIncrement() == 0) {
        wire.next();
        wire.say(new PeerMessage.Have(0, PieceSet.none(PIECES)));
        hold(holding.waiting);
        wire.say(new PeerMessage.HaveAlso(1));
        early.addAll(wire.wanted());
        hold(holding.held);
        wire.sendRight(early.getFirst());
      } else {
        wire.letIn();
        while (true) {
          for (int piece : wire.wanted()) {
            late.add(piece);
            wire.sendRight(piece);
          }
        }
      }
    }
  }

  private static boolean isRead(ScriptedPeer peer) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("download-" + peer.local()));
  }

  @Test
  void whatHasJustComeIsNotFetchedAgain() throws Exception { // D10
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, (long) PIECES * Pieces.SIZE)) {
      Holding holding = new Holding();
      Sending ann = new Sending(holding);
      ScriptedPeer peer = swarm.scripted("ann", ann);
      Download download = swarm.download(swarm.spec(), holding);
      download.start();
      hold(holding.held);
      // Its reader has written the piece and told of it, and of its end after that.
      await().atMost(LIMIT).until(() -> peer.open() == 0 && !isRead(peer));
      download.pause();
      holding.goOn.countDown();
      awaitState(download, TransferState.PAUSED);
      assertThat(download.snapshot().done().indices().boxed()).containsExactly(1);
      download.resume();
      awaitState(download, TransferState.COMPLETED);
      assertThat(ann.early).containsExactly(1);
      assertThat(ann.late).containsExactlyInAnyOrder(0, 2, 3);
      Path copy = download.completed().orElseThrow().path();
      assertThat(Files.mismatch(copy, swarm.source)).isEqualTo(-1);
    }
  }
}
