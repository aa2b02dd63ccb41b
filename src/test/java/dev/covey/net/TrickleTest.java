package dev.covey.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrickleTest {
  private final Trickle trickle = new Trickle();
  private long now;

  /** So many packets, each so long after the one before. */
  private void come(int packets, int bytes, Duration apart) {
    for (int i = 0; i < packets; i++) {
      now += apart.toNanos();
      trickle.came(bytes, now);
    }
  }

  @Test
  void nothingIsKnownAtFirst() {
    come(5, 3_000, Duration.ofMillis(1));
    assertThat(trickle.isOn()).isFalse();
  }

  @Test
  void aFewPacketsAtATimeAreATrickle() { // 3 MB/s
    come(100, 3_000, Duration.ofMillis(1));
    assertThat(trickle.isOn()).isTrue();
  }

  @Test
  void whatComesFastIsNone() { // 100 MB/s, and then a trickle, and fast again
    come(1_000, 100_000, Duration.ofMillis(1));
    assertThat(trickle.isOn()).isFalse();
    come(100, 3_000, Duration.ofMillis(1));
    assertThat(trickle.isOn()).isTrue();
    come(100, 100_000, Duration.ofMillis(1));
    assertThat(trickle.isOn()).isFalse();
  }

  @Test
  void afterAPauseItMayBeFast() {
    come(100, 3_000, Duration.ofMillis(1));
    come(1, 3_000, Duration.ofSeconds(5));
    assertThat(trickle.isOn()).isFalse();
  }
}
