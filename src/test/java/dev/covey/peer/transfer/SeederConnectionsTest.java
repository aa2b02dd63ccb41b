package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.ErrorCode;
import dev.covey.model.PieceSet;
import dev.covey.protocol.PeerMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are fetched one after another from the same seeder. */
class SeederConnectionsTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private LoopbackSwarm swarm;
  private TransferContext context;
  private int files;

  @BeforeEach
  void start() throws Exception {
    swarm = new LoopbackSwarm(folder, 1000);
    context = swarm.context(swarm.downloader, new Parts());
  }

  @AfterEach
  void stop() {
    context.close();
    swarm.close();
  }

  private Download fetch() {
    DownloadSpec spec = swarm.spec(folder.resolve("copy-" + files++));
    Download download =
        new Download(spec, Optional.of(swarm.manifest), context, new LoopbackSwarm.Quiet());
    download.start();
    await().atMost(LIMIT).until(() -> download.snapshot().state().hasEnded());
    assertThat(download.snapshot().state()).isEqualTo(TransferState.COMPLETED);
    return download;
  }

  /** What becomes of a connection when another file is asked for on it. */
  private interface Another {
    /**
     * @return whether it is served
     */
    boolean isServed(ScriptedPeer.Wire wire) throws IOException;
  }

  private ScriptedPeer seeder(Another another) throws Exception {
    return swarm.scripted(
        "ann",
        wire -> {
          boolean first = true;
          while (true) {
            switch (wire.next()) {
              case PeerMessage.Open _ -> {
                if (!first && !another.isServed(wire)) {
                  return;
                }
                first = false;
                wire.say(new PeerMessage.Have(0, PieceSet.all(1)));
              }
              case PeerMessage.Accepts _ -> {}
              case PeerMessage.Want(List<Integer> indices) -> wire.sendRight(indices.getFirst());
              case PeerMessage other -> throw new IOException("not expected: " + other);
            }
          }
        });
  }

  @Test
  void theNextFileComesOverTheSameConnection() throws Exception { // D2
    ScriptedPeer ann = seeder(_ -> true);
    fetch();
    fetch();
    Download last = fetch();
    assertThat(ann.connections()).isEqualTo(1);
    assertThat(last.snapshot().peers().getFirst().pieces()).isEqualTo(1);
  }

  @Test
  void aConnectionThatEndsWhileItIsKeptIsNoFailure() throws Exception { // D5
    ScriptedPeer ann = seeder(_ -> false);
    fetch();
    Download last = fetch();
    assertThat(ann.connections()).isEqualTo(2);
    assertThat(last.snapshot().peers().getFirst().failures()).isZero();
  }

  @Test
  void aSeederThatServesOneFileAConnectionIsConnectedToAnew() throws Exception { // D5
    ScriptedPeer ann =
        seeder(wire -> {
          wire.say(
              new PeerMessage.Refused(
                  PeerMessage.Refused.ALL, ErrorCode.BAD_REQUEST, "One is enough."));
          return false;
        });
    fetch();
    assertThat(fetch().snapshot().peers().getFirst().failures()).isZero();
    assertThat(ann.connections()).isEqualTo(2);
  }

  @Test
  void whatIsKeptIsClosedWithItsOwner() throws Exception { // N2
    CountDownLatch ended = new CountDownLatch(1);
    swarm.scripted(
        "ann",
        wire -> {
          wire.letIn();
          wire.sendRight(wire.wanted().getFirst());
          try {
            wire.next();
          } catch (IOException _) {
            ended.countDown();
          }
        });
    fetch();
    assertThat(ended.getCount()).isOne();
    context.close();
    assertThat(ended.await(2, TimeUnit.SECONDS)).as("sooner than it would be dropped").isTrue();
  }
}
