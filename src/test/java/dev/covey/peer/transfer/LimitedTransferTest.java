package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.GroupId;
import dev.covey.model.Pieces;
import dev.covey.model.RateLimit;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rate limits over real sockets (D11, U16). A busy machine may make any transfer slower, so only
 * that none is faster than its limit is asserted of time.
 *
 * <p>Where nobody may be blamed, peers are given up after two silent seconds, and a piece takes
 * longer than that.
 */
class LimitedTransferTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long SLOW = 128 << 10;

  @TempDir private Path folder;

  private static Duration fetch(LoopbackSwarm swarm) throws IOException {
    long begun = System.nanoTime();
    Download download = swarm.download();
    download.start();
    awaitCompleted(download);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(Files.mismatch(download.completed().orElseThrow().path(), swarm.source))
        .isEqualTo(-1);
    assertThat(download.snapshot().peers()).extracting(PeerView::failures).containsOnly(0);
    return took;
  }

  private static void awaitCompleted(Download download) {
    await().atMost(LIMIT).until(() -> download.snapshot().state() == TransferState.COMPLETED);
  }

  /** What the limit allows at the least, of the time it should take. */
  private static Duration half(long bytes, long rate) {
    return Duration.ofMillis(bytes * 1_000 / rate / 2);
  }

  @Test
  void aSeederKeepsItsLimitAndNobodyGivesItUp() throws Exception {
    try (LoopbackSwarm swarm = LoopbackSwarm.hasty(folder, Pieces.SIZE + 9)) {
      swarm.throttles.up().limit(SLOW, Map.of());
      swarm.seeder("ann");
      assertThat(fetch(swarm)).isGreaterThan(half(Pieces.SIZE, SLOW));
    }
  }

  @Test
  void aDownloaderKeepsItsLimitAndBlamesNobody() throws Exception {
    try (LoopbackSwarm swarm = LoopbackSwarm.hasty(folder, Pieces.SIZE + 9)) {
      swarm.throttles.down().limit(SLOW, Map.of());
      swarm.seeder("ann");
      swarm.seeder("bob");
      assertThat(fetch(swarm)).isGreaterThan(half(Pieces.SIZE, SLOW));
    }
  }

  @Test
  void bytesComeNoFasterThanTheLimitAllTheWay() throws Exception { // D11
    long rate = 2 << 20;
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, 12L * Pieces.SIZE)) {
      swarm.throttles.down().limit(rate, Map.of());
      swarm.seeder("ann");
      swarm.seeder("bob");
      swarm.seeder("cid");
      Download download = swarm.download();
      long begun = System.nanoTime();
      download.start();
      await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> {
            TransferSnapshot now = download.snapshot();
            double seconds = (System.nanoTime() - begun) / 1e9;
            double most = 2.0 * rate * seconds + Pieces.SIZE;
            assertThat((double) now.bytes()).isLessThanOrEqualTo(most);
            return now.state() == TransferState.COMPLETED;
          });
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isGreaterThan(half(12L * Pieces.SIZE, rate));
      assertThat(download.snapshot().peers()).extracting(PeerView::pieces).doesNotContain(0);
    }
  }

  @Test
  void aGroupsLimitBindsItsFilesAndNoOthers() throws Exception {
    Path first = Files.createDirectories(folder.resolve("first"));
    Path second = Files.createDirectories(folder.resolve("second"));
    try (LoopbackSwarm films = new LoopbackSwarm(first, 4L * Pieces.SIZE);
        LoopbackSwarm music = new LoopbackSwarm(second, 4L * Pieces.SIZE)) {
      films.seeder("ann");
      music.seeder("ann");
      Map<GroupId, Long> ofFilms = Map.of(films.tracker.group, RateLimit.LEAST);
      for (LoopbackSwarm swarm : new LoopbackSwarm[] {films, music}) {
        swarm.throttles.up().limit(0, ofFilms);
        swarm.throttles.down().limit(0, ofFilms);
      }
      Download slow = films.download();
      slow.start();
      assertThat(fetch(music)).isLessThan(LIMIT);
      assertThat(slow.snapshot().bytes()).isZero();
      assertThat(slow.snapshot().state()).isNotEqualTo(TransferState.FAILED);
    }
  }

  @Test
  void withoutItsLimitAWaitingTransferGoesOnAtOnce() throws Exception { // live
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, 8L * Pieces.SIZE)) {
      swarm.throttles.up().limit(RateLimit.LEAST, Map.of());
      swarm.throttles.down().limit(RateLimit.LEAST, Map.of());
      swarm.seeder("ann");
      Download download = swarm.download();
      download.start();
      await().atMost(LIMIT).until(() -> download.snapshot().asked().count() > 0);
      // At the limit it would take longer than is waited.
      swarm.throttles.up().limit(0, Map.of());
      swarm.throttles.down().limit(0, Map.of());
      awaitCompleted(download);
    }
  }

  @Test
  void aPauseDoesNotWaitForALimit() throws Exception { // D10
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, 4L * Pieces.SIZE)) {
      swarm.throttles.up().limit(RateLimit.LEAST, Map.of());
      swarm.throttles.down().limit(RateLimit.LEAST, Map.of());
      swarm.seeder("ann");
      Download download = swarm.download();
      download.start();
      await().atMost(LIMIT).until(() -> download.snapshot().asked().count() > 0);
      download.pause();
      await().atMost(LIMIT).until(() -> download.snapshot().state() == TransferState.PAUSED);
      swarm.throttles.down().limit(0, Map.of());
      swarm.throttles.up().limit(0, Map.of());
      download.resume();
      awaitCompleted(download);
    }
  }
}
