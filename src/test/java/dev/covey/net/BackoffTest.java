package dev.covey.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration MOST = Duration.ofSeconds(3);

  @Test
  void waitsGrowToTheMostAndStayThere() {
    for (int seed = 0; seed < 200; seed++) {
      Backoff backoff = new Backoff(FIRST, MOST, new Random(seed));
      Duration ceiling = FIRST;
      for (int i = 0; i < 10; i++) {
        assertThat(backoff.next()).isPositive().isLessThanOrEqualTo(ceiling);
        ceiling = ceiling.multipliedBy(2).compareTo(MOST) < 0 ? ceiling.multipliedBy(2) : MOST;
      }
    }
  }

  @Test
  void manyWhoFailTogetherComeBackApart() {
    Duration least = MOST;
    Duration most = Duration.ZERO;
    for (int seed = 0; seed < 100; seed++) {
      Duration wait = new Backoff(FIRST, MOST, new Random(seed)).next();
      least = wait.compareTo(least) < 0 ? wait : least;
      most = wait.compareTo(most) > 0 ? wait : most;
    }
    assertThat(most.minus(least)).isGreaterThan(FIRST.dividedBy(2));
  }

  @Test
  void successStartsOver() {
    Backoff backoff = new Backoff(FIRST, MOST, new Random(7));
    for (int i = 0; i < 10; i++) {
      backoff.next();
    }
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(FIRST);
  }

  @Test
  void boundsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Backoff(Duration.ZERO, MOST, new Random(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Backoff(MOST, FIRST, new Random(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
