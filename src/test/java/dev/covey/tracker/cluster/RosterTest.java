package dev.covey.tracker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.Endpoint;
import dev.covey.tracker.registry.VersionVector;
import dev.covey.tracker.store.KnownTracker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RosterTest {
  private static final KnownTracker TWO =
      new KnownTracker("tracker-2", Endpoint.loopback(2), Endpoint.loopback(1_002));
  private static final Member MEMBER = new Member("two");
  private static final Instant WALL = Instant.parse("2026-01-01T00:00:00Z");
  private static final UUID HERE = UUID.randomUUID();
  private static final UUID THERE = UUID.randomUUID();

  private final Roster roster = new Roster(List.of(TWO));

  @Test
  void aListedTrackerThatWasNeverHeardIsDown() { // T6
    TrackerState state = state(vector(HERE, 3), 0);
    assertThat(state.up()).isFalse();
    assertThat(state.heard()).isEmpty();
    assertThat(state.lacking()).isEqualTo(3);
    assertThat(state.level()).isEmpty();
  }

  @Test
  void howFarEachHasGotIsCountedInChanges() { // T7
    roster.members(Set.of(MEMBER));
    heard(vector(THERE, 5), 0);
    TrackerState apart = state(vector(HERE, 3), 0);
    assertThat(apart.up()).isTrue();
    assertThat(apart.sessions()).isEqualTo(7);
    assertThat(apart.lacking()).isEqualTo(3);
    assertThat(apart.ahead()).isEqualTo(5);
    assertThat(apart.level()).isEmpty();
    TrackerState level = state(vector(THERE, 5), 0);
    assertThat(level.lacking() + level.ahead()).isZero();
    assertThat(level.level()).contains(WALL);
    assertThat(state(vector(THERE, 6), 0).level()).as("when it last was").contains(WALL);
  }

  @Test
  void whoIsSilentOrHasLeftIsDown() { // T6
    roster.members(Set.of(MEMBER));
    heard(VersionVector.EMPTY, 0);
    long silent = Roster.SILENCE.toNanos();
    assertThat(state(VersionVector.EMPTY, silent - 1).up()).isTrue();
    assertThat(state(VersionVector.EMPTY, silent).up()).isFalse();
    heard(VersionVector.EMPTY, silent);
    roster.members(Set.of());
    TrackerState gone = state(VersionVector.EMPTY, silent + 1_000_000);
    assertThat(gone.up()).isFalse();
    assertThat(gone.heard()).contains(Duration.ofMillis(1));
  }

  private void heard(VersionVector held, long now) {
    roster.heard(MEMBER, new ClusterMessage.Status(TWO, 7, 0, held), now);
  }

  private TrackerState state(VersionVector here, long now) {
    List<TrackerState> states = roster.states(here, now, WALL);
    assertThat(states).hasSize(1);
    return Optional.of(states.getFirst()).filter(s -> s.tracker().equals(TWO)).orElseThrow();
  }

  private static VersionVector vector(UUID origin, long last) {
    TreeMap<UUID, Long> known = new TreeMap<>();
    known.put(origin, last);
    return new VersionVector(known);
  }
}
