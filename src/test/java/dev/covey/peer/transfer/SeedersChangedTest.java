package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.Pieces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A seeder that comes while a tracker's answer, which does not name it, is under way. */
class SeedersChangedTest {
  /** Less than until somebody who is silent is given up, or a tracker is asked without a reason. */
  private static final long SECONDS = 15;

  @TempDir Path folder;

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void itIsFoundOnceThatAnswerIsHere() throws Exception { // D6
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, 2L * Pieces.SIZE)) {
      CountDownLatch asked = new CountDownLatch(1);
      swarm.scripted(
          "ann",
          wire -> {
            wire.letIn();
            wire.wanted();
            asked.countDown();
            wire.fallSilent();
          });
      swarm.download().start();
      assertThat(asked.await(SECONDS, TimeUnit.SECONDS)).isTrue();

      CountDownLatch underWay = new CountDownLatch(1);
      CountDownLatch arrives = new CountDownLatch(1);
      swarm.tracker.onItsWay =
          () -> {
            underWay.countDown();
            hold(arrives);
          };
      swarm.scripted("bob", ScriptedPeer.Wire::fallSilent);
      assertThat(underWay.await(SECONDS, TimeUnit.SECONDS)).isTrue();
      CountDownLatch found = new CountDownLatch(1);
      swarm.scripted(
          "cat",
          wire -> {
            found.countDown();
            wire.fallSilent();
          });
      // Time enough to want to ask again, which is of no use yet.
      await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
      arrives.countDown();
      assertThat(found.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }
}
