package dev.covey.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.balancer.TrackerPool.Registered;
import dev.covey.model.Endpoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerPoolTest {
  private static final Endpoint A = Endpoint.loopback(1);
  private static final Endpoint B = Endpoint.loopback(2);
  private static final Endpoint C = Endpoint.loopback(3);

  private final TrackerPool pool = new TrackerPool();

  @Test
  void anEmptyPoolChoosesNobody() { // L3
    assertThat(pool.choose()).isEmpty();
  }

  @Test
  void theLeastLoadedIsChosen() { // L3
    pool.register(A, 5, at(0));
    pool.register(B, 3, at(0));
    pool.register(C, 4, at(0));
    assertThat(pool.choose()).contains(B);
    assertThat(pool.choose()).contains(B);
  }

  @Test
  void equalLoadsTakeTurns() { // L3
    pool.register(A, 1, at(0));
    pool.register(B, 1, at(0));
    pool.register(C, 1, at(0));
    assertThat(drawn(300)).isEqualTo(Map.of(A, 100, B, 100, C, 100));
  }

  @Test
  void renewalsDoNotDisturbTheTurns() { // L3
    pool.register(A, 0, at(0));
    pool.register(B, 0, at(0));
    Endpoint first = pool.choose().orElseThrow();
    pool.register(first, 0, at(5));
    assertThat(pool.choose()).isNotEqualTo(Optional.of(first));
  }

  @Test
  void incrementsBridgeTheTimeToTheNextRenewal() { // L4
    pool.register(A, 0, at(0));
    pool.register(B, 1, at(0));
    pool.increment(A);
    pool.increment(A);
    assertThat(pool.choose()).contains(B);
    pool.register(A, 0, at(5));
    assertThat(pool.choose()).contains(A);
  }

  @Test
  void aLoadNeverGoesBelowZero() { // L4
    pool.register(A, 0, at(0));
    pool.register(B, 0, at(0));
    pool.decrement(A);
    pool.decrement(A);
    pool.increment(A);
    assertThat(pool.choose()).as("A has 1, not -1").contains(B);
  }

  @Test
  void unknownTrackersAreNotCounted() { // L4
    assertThat(pool.increment(A)).isFalse();
    assertThat(pool.decrement(A)).isFalse();
    assertThat(pool.choose()).isEmpty();
  }

  @Test
  void aSilentTrackerIsSetAsideAndComesBack() { // L2
    pool.register(A, 0, at(0));
    pool.register(B, 9, at(10));
    assertThat(pool.setAside(at(14))).isEmpty();
    assertThat(pool.setAside(at(15))).containsExactly(A);
    assertThat(pool.choose()).contains(B);
    assertThat(pool.register(A, 0, at(16))).isEqualTo(Registered.NEW);
    assertThat(pool.choose()).contains(A);
  }

  @Test
  void aTrackerThatRenewedWhileItWasProbedStays() { // L5
    pool.register(A, 0, at(0));
    pool.register(A, 0, at(3));
    assertThat(pool.remove(A, at(2))).isFalse();
    assertThat(pool.choose()).contains(A);
    assertThat(pool.remove(A, at(4))).isTrue();
    assertThat(pool.choose()).isEmpty();
    assertThat(pool.remove(A, at(5))).as("removing twice").isTrue();
  }

  @Test
  void thereIsRoomForSoManyTrackersOnly() { // X5
    for (int port = 1; port <= TrackerPool.MOST; port++) {
      assertThat(pool.register(Endpoint.loopback(port), 0, at(0))).isEqualTo(Registered.NEW);
    }
    assertThat(pool.register(Endpoint.loopback(65_000), 0, at(0))).isEqualTo(Registered.NO_ROOM);
    assertThat(pool.register(A, 1, at(1))).isEqualTo(Registered.RENEWED);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_122, 77})
  void whateverHappensTheChosenOneHasTheLeastLoad(long seed) { // L3, L4
    Random random = new Random(seed);
    Map<Endpoint, Integer> loads = new HashMap<>();
    for (int step = 0; step < 5_000; step++) {
      Endpoint tracker = Endpoint.loopback(1 + random.nextInt(6));
      switch (random.nextInt(5)) {
        case 0 -> {
          int load = random.nextInt(10);
          pool.register(tracker, load, at(step));
          loads.put(tracker, load);
        }
        case 1 -> {
          if (pool.increment(tracker)) {
            loads.merge(tracker, 1, Integer::sum);
          }
        }
        case 2 -> {
          if (pool.decrement(tracker)) {
            loads.merge(tracker, 0, (load, _) -> Math.max(0, load - 1));
          }
        }
        case 3 -> {
          if (random.nextInt(10) == 0 && pool.remove(tracker, at(step))) {
            loads.remove(tracker);
          }
        }
        default -> {
          int least = loads.values().stream().mapToInt(Integer::intValue).min().orElse(-1);
          int chosen = pool.choose().map(loads::get).orElse(-1);
          assertThat(chosen).as("seed %d, step %d", seed, step).isEqualTo(least);
        }
      }
    }
  }

  private Map<Endpoint, Integer> drawn(int times) {
    Map<Endpoint, Integer> counts = new HashMap<>();
    for (int i = 0; i < times; i++) {
      counts.merge(pool.choose().orElseThrow(), 1, Integer::sum);
    }
    return counts;
  }

  private static Duration at(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
