package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.Pieces;
import dev.covey.net.Listener;
import dev.covey.peer.transfer.Mischief.Blame;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One hostile seeder of each kind beside an honest one: what the user sees, and what is left. */
class HostileSeederTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long SIZE = 11L * Pieces.SIZE + 4_321;

  @TempDir Path folder;

  private static PeerView view(Download download, DeviceId device) {
    return download.snapshot().peers().stream()
        .filter(peer -> peer.device().equals(device))
        .findFirst()
        .orElseThrow();
  }

  private static void assertRight(Download download, LoopbackSwarm swarm) throws IOException {
    DownloadTest.awaitState(download, TransferState.COMPLETED);
    Path copy = download.completed().orElseThrow().path();
    assertThat(Files.mismatch(copy, swarm.source)).isEqualTo(-1);
  }

  private static boolean isBlamed(PeerView peer, Blame blame) {
    return switch (blame) {
      case LEFT_OUT -> peer.leftOut();
      case FAILURES -> peer.failures() > 0;
      case NOTED -> !peer.note().startsWith("not asked") && !peer.note().equals("connecting");
    };
  }

  @ParameterizedTest
  @EnumSource
  void itIsBlamedAndTheHonestOneSendsAll(Mischief mischief) throws Exception { // D4, D5, D7, X5
    try (LoopbackSwarm swarm = LoopbackSwarm.hasty(folder, SIZE)) {
      ScriptedPeer hostile = swarm.scripted("mallory", mischief);
      CountDownLatch blamed = new CountDownLatch(1);
      swarm.scripted("ann", wire -> honest(wire, blamed));
      Download download = swarm.download();
      download.start();
      await()
          .atMost(LIMIT)
          .until(() ->
              download.snapshot().peers().stream()
                  .anyMatch(peer ->
                      peer.device().equals(hostile.device()) && isBlamed(peer, mischief.blame)));
      blamed.countDown();
      assertRight(download, swarm);
      PeerView peer = view(download, hostile.device());
      assertThat(peer.pieces()).isZero();
      if (mischief.blame != Blame.NOTED) {
        assertThat(peer.failures()).isPositive();
        assertThat(peer.score()).isLessThan(0.5);
      }
      assertNothingIsLeft(download, hostile);
    }
  }

  /** Once the other has been found out. */
  static void honest(ScriptedPeer.Wire wire, CountDownLatch from) throws IOException {
    try {
      from.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    wire.letIn();
    while (true) {
      for (int index : wire.wanted()) {
        wire.sendRight(index);
      }
    }
  }

  /** No connection to it, and no thread that reads from it. */
  private static void assertNothingIsLeft(Download download, ScriptedPeer hostile) {
    download.close();
    String reader = "download-" + hostile.local();
    await()
        .untilAsserted(() -> {
          assertThat(hostile.open()).isZero();
          assertThat(Thread.getAllStackTraces().keySet())
              .extracting(Thread::getName)
              .doesNotContain(reader);
        });
  }

  @Test
  void whoAnswersOnlyHalfSendsThatAndTheHonestOneTheRest() throws Exception { // D5, P9
    try (LoopbackSwarm swarm = LoopbackSwarm.hasty(folder, SIZE)) {
      AtomicInteger asked = new AtomicInteger();
      ScriptedPeer half =
          swarm.scripted(
              "mallory",
              wire -> {
                wire.letIn();
                while (true) {
                  for (int index : wire.wanted()) {
                    if (asked.getAndIncrement() % 2 == 0) {
                      wire.sendRight(index);
                    }
                  }
                }
              });
      CountDownLatch begun = new CountDownLatch(1);
      swarm.scripted("ann", wire -> honest(wire, begun));
      Download download = swarm.download();
      download.start();
      await().atMost(LIMIT).until(() -> download.snapshot().piecesDone() > 0);
      begun.countDown();
      assertRight(download, swarm);
      assertThat(view(download, half.device()).pieces()).isPositive();
    }
  }

  @Test
  void aCertificateThatIsNoDevicesIsNotTrusted() throws Exception { // X3
    try (LoopbackSwarm swarm = LoopbackSwarm.hasty(folder, SIZE)) {
      NetworkAuthority stranger =
          NetworkAuthority.openOrCreate(folder.resolve("stranger"), "another");
      AtomicInteger heard = new AtomicInteger();
      DeviceId device = swarm.device().id();
      try (Listener listener =
          Listener.tls(
              "tracker",
              Endpoint.loopback(0),
              stranger.trackerContext("tracker-1"),
              5,
              connection -> heard.addAndGet(Math.max(0, connection.input().read())))) {
        listener.start();
        swarm.tracker.add(LoopbackSwarm.listing("mallory", device, listener.local()));
        Download download = swarm.download();
        download.start();
        DownloadTest.awaitState(download, TransferState.WAITING);
        await().atMost(LIMIT).until(() -> view(download, device).note().contains("not reached"));
        swarm.seeder("ann");
        assertRight(download, swarm);
        assertThat(heard).as("not even a ticket").hasValue(0);
      }
    }
  }
}
