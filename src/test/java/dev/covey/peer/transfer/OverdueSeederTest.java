package dev.covey.peer.transfer;

import static dev.covey.peer.transfer.DownloadTest.awaitState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.Pieces;
import dev.covey.protocol.PeerMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two who owe the last piece, and a third who sends what he is asked for. */
class OverdueSeederTest {
  @TempDir Path folder;

  private final CompletableFuture<List<Integer>> askedOfAnn = new CompletableFuture<>();
  private final CompletableFuture<List<Integer>> askedOfBob = new CompletableFuture<>();
  private final CompletableFuture<List<Integer>> droppedByBob = new CompletableFuture<>();

  private static List<Integer> of(CompletableFuture<List<Integer>> pieces) throws IOException {
    try {
      return pieces.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Test
  void whoIsGivenUpIsToldThatItNeedNotSendThePiece() throws Exception { // P9
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, 2L * Pieces.SIZE)) {
      swarm.scripted(
          "ann",
          wire -> {
            wire.letIn();
            askedOfAnn.complete(wire.wanted());
            wire.fallSilent();
          });
      Download download = swarm.download();
      download.start();
      assertThat(of(askedOfAnn)).hasSize(2);
      swarm.scripted("bob", this::oweAPiece);
      int last = of(askedOfBob).getFirst();
      swarm.scripted("cat", wire -> sendAll(wire, last));
      assertThat(of(droppedByBob)).containsExactly(last);
      awaitState(download, TransferState.COMPLETED);
    }
  }

  private void oweAPiece(ScriptedPeer.Wire wire) throws IOException {
    wire.letIn();
    askedOfBob.complete(wire.wanted());
    while (true) {
      if (wire.next() instanceof PeerMessage.Drop(List<Integer> indices)) {
        droppedByBob.complete(indices);
      }
    }
  }

  /** The last one only once bob need not send it. */
  private void sendAll(ScriptedPeer.Wire wire, int last) throws IOException {
    wire.letIn();
    while (true) {
      for (int piece : wire.wanted()) {
        if (piece == last) {
          of(droppedByBob);
        }
        wire.sendRight(piece);
      }
    }
  }
}
