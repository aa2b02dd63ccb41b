package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.Endpoint;
import dev.covey.model.Pieces;
import dev.covey.protocol.PeerMessage;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloaders that hold what others need, a place or the uplink: the others are served. */
class GreedyDownloaderTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;

  private OneSeeder seeder;
  private LoopbackSwarm swarm;

  @BeforeEach
  void serve() throws Exception {
    seeder = new OneSeeder(folder);
    swarm = seeder.swarm;
  }

  @AfterEach
  void stop() {
    seeder.close();
  }

  @Test
  void whoeverWantsTheSameAgainAndAgainHoldsUpNobodyElse() throws Exception { // N2
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> greedy = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      DeviceIdentity device = swarm.device();
      greedy.add(Thread.startVirtualThread(() -> wantForEver(device, over)));
    }
    try {
      await().until(() -> swarm.shelf.sent.get() > 20L * Pieces.SIZE);
      try (RawDownloader honest = seeder.admitted(swarm.device())) {
        honest.want(0);
        assertThat(honest.nextPiece(swarm.manifest)).isZero();
      }
      assertThat(greedy).allMatch(Thread::isAlive);
    } finally {
      over.set(true);
    }
  }

  private void wantForEver(DeviceIdentity device, AtomicBoolean over) {
    try (RawDownloader client = seeder.admitted(device)) {
      client.want(0);
      while (!over.get()) {
        client.want(0);
        client.nextPiece(swarm.manifest);
      }
    } catch (IOException e) {
      if (!over.get()) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void whoSipsIsCutAndDelaysNobody() throws Exception { // N2
    try (OneSeeder hasty = OneSeeder.hasty(Files.createDirectory(folder.resolve("hasty")));
        RawDownloader sipping = hasty.admitted(hasty.swarm.downloader)) {
      sipping.say(new PeerMessage.Want(IntStream.range(0, OneSeeder.PIECES).boxed().toList()));
      AtomicBoolean cut = new AtomicBoolean();
      Thread.startVirtualThread(() -> {
        // A sip each tenth of a second would take weeks.
        for (int i = 0; i < 300 && sipping.sip(); i++) {
          LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        cut.set(true);
      });
      hasty.assertOthersAreServed();
      await().atMost(LIMIT).untilTrue(cut);
      sipping.readToTheEnd();
      assertThat(hasty.swarm.shelf.sent.get()).isLessThan(OneSeeder.SIZE);
    }
  }

  @Test
  void aTicketShownOnManyConnectionsIsGoodOnTheLastOnly() throws Exception { // N2, X3
    List<RawDownloader> all = new ArrayList<>();
    try {
      for (int i = 0; i < 10; i++) {
        all.add(seeder.admitted(swarm.downloader));
      }
      all.getLast().want(7);
      assertThat(all.getLast().nextPiece(swarm.manifest)).isEqualTo(7);
      assertThat(all.subList(0, 9)).allMatch(RawDownloader::isEnded);
    } finally {
      all.forEach(RawDownloader::close);
    }
  }

  @Test
  void hundredsThatConnectAndSayNothingKeepNobodyOut() throws Exception { // N2
    TransferContext patient =
        new TransferContext(
            swarm.downloader, swarm.tracker, TransferSettings.defaults(), new Parts());
    try (Crowd _ = new Crowd(seeder.uploads.local(), 150);
        Download download =
            new Download(swarm.spec(), Optional.empty(), patient, new LoopbackSwarm.Quiet())) {
      download.start();
      DownloadTest.awaitState(download, TransferState.COMPLETED);
    }
  }

  @Test
  void manyThatShakeHandsAndShowNoTicketKeepNobodyOut() throws Exception { // N2, N3
    List<RawDownloader> mute = new ArrayList<>();
    try {
      DeviceIdentity stranger = swarm.device();
      for (int i = 0; i < LoopbackSwarm.PATIENT.maxConnections(); i++) {
        mute.add(seeder.connect(stranger));
      }
      Download download = swarm.download();
      download.start();
      DownloadTest.awaitState(download, TransferState.COMPLETED);
    } finally {
      mute.forEach(RawDownloader::close);
    }
  }

  /** Sockets that say nothing; who is dropped comes again at once. */
  private static final class Crowd implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();

    Crowd(Endpoint seeder, int size) {
      for (int i = 0; i < size; i++) {
        Thread.startVirtualThread(() -> press(seeder));
      }
    }

    private void press(Endpoint seeder) {
      while (!over.get()) {
        try (Socket socket = new Socket(seeder.host(), seeder.port())) {
          socket.setSoTimeout(20_000);
          if (socket.getInputStream().read() >= 0) {
            return;
          }
        } catch (IOException _) {
          LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
      }
    }

    @Override
    public void close() {
      over.set(true);
    }
  }
}
