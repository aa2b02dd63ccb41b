package dev.covey.tracker.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);

  private final HybridClock clock = new HybridClock();

  @Test
  void aHybridTimeTellsTheMillisecondItWasMadeIn() {
    assertThat(clock.tick(NOON).instant()).isEqualTo(NOON);
    assertThat(clock.tick(NOON).instant()).isEqualTo(NOON);
    assertThat(new HybridTime(clock.tick(NOON).packed()).instant()).isEqualTo(NOON);
  }

  @Test
  void timesRiseThoughTheWallClockStandsStillOrGoesBack() {
    HybridTime first = clock.tick(NOON);
    HybridTime second = clock.tick(NOON);
    HybridTime third = clock.tick(NOON.minusSeconds(60));
    assertThat(second).isGreaterThan(first);
    assertThat(third).isGreaterThan(second);
    for (int i = 0; i < 70_000; i++) { // more than the counter holds
      HybridTime next = clock.tick(NOON);
      assertThat(next.compareTo(third)).isPositive();
      third = next;
    }
    assertThat(third.instant()).isEqualTo(NOON.plusMillis(1));
  }

  @Test
  void whatWasSeenElsewhereIsEarlierThanWhatIsMadeNext() {
    HybridTime seen = HybridTime.of(NOON.plusSeconds(30));
    clock.observe(seen, NOON);
    assertThat(clock.tick(NOON)).isGreaterThan(seen);
  }

  @Test
  void aClockThatRunsFarAheadDoesNotDragOthersAlong() { // DESIGN 5
    clock.observe(HybridTime.of(NOON.plus(Duration.ofDays(3_650))), NOON);
    assertThat(clock.tick(NOON).instant()).isBefore(NOON.plus(Duration.ofHours(2)));
  }

  @Test
  void aTimeBefore1970CountsAs1970() {
    assertThat(HybridTime.of(Instant.parse("1969-01-01T00:00:00Z")).packed()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> new HybridTime(-1));
  }

  @Test
  void aVersionVectorTellsWhatTheOtherLacks() { // T7
    VersionVector here = vector(Map.of(ONE, 7L, TWO, 2L));
    VersionVector there = vector(Map.of(ONE, 4L));
    assertThat(here.lackedBy(there))
        .containsExactly(new VersionVector.Range(ONE, 5, 7), new VersionVector.Range(TWO, 1, 2));
    assertThat(there.lackedBy(here)).isEmpty();
    assertThat(here.covers(there)).isTrue();
    assertThat(there.covers(here)).isFalse();
    assertThat(VersionVector.EMPTY.last(ONE)).isZero();
    assertThat(List.of(here.last(ONE), there.last(TWO))).containsExactly(7L, 0L);
  }

  @Test
  void numbersStartAtOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> vector(Map.of(ONE, 0L)));
    assertThatIllegalArgumentException().isThrownBy(() -> new VersionVector.Range(ONE, 0, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new VersionVector.Range(ONE, 3, 2));
  }

  private static VersionVector vector(Map<UUID, Long> known) {
    return new VersionVector(new TreeMap<>(known));
  }
}
