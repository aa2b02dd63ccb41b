package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.net.Threads;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GateTest { // T13
  private final Gate gate = new Gate();

  @Test
  void aShutGateLetsNobodyIn() {
    assertThat(gate.enter()).isTrue();
    gate.leave();
    gate.shut(Duration.ofSeconds(30));
    assertThat(gate.isShut()).isTrue();
    assertThat(gate.enter()).isFalse();
  }

  @Test
  void shuttingWaitsForThoseInside() throws InterruptedException {
    gate.enter();
    Thread shutting = Threads.start("shutting", () -> gate.shut(Duration.ofSeconds(30)));
    Awaitility.await().until(gate::isShut);
    assertThat(shutting.isAlive()).isTrue();
    gate.leave();
    assertThat(shutting.join(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void shuttingDoesNotWaitForEver() {
    gate.enter();
    long began = System.nanoTime();
    gate.shut(Duration.ofMillis(50));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }
}
