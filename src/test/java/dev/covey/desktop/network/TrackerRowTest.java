package dev.covey.desktop.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.Endpoint;
import dev.covey.model.ReplicationStatus;
import dev.covey.model.TrackerListing;
import dev.covey.peer.PeerStatus;
import dev.covey.testing.FakePeer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackerRowTest {
  private static final Instant TOLD = Instant.parse("2026-11-22T14:32:08Z");

  private final PeerStatus status = FakePeer.signedIn("marta").status();

  private TrackerRow row(TrackerListing tracker, Duration later) {
    return TrackerRow.of(tracker, status, TOLD, TOLD.plus(later));
  }

  private static TrackerListing other(boolean up, ReplicationStatus how) {
    return new TrackerListing("a", Endpoint.loopback(1), up, 0, Optional.of(how));
  }

  private static ReplicationStatus how(long lacking, long ahead, Optional<Instant> level) {
    return new ReplicationStatus(
        20_000, lacking, ahead, Optional.of(2_400L), level.map(Instant::toEpochMilli), List.of());
  }

  private String lag(boolean up, long lacking, long ahead) {
    return row(other(up, how(lacking, ahead, Optional.empty())), Duration.ZERO).replication();
  }

  @Test
  void howFarItHasGotIsToldInWords() { // T7
    assertThat(lag(true, 0, 0)).isEqualTo("Up to date");
    assertThat(lag(false, 0, 0)).isEqualTo("Was up to date");
    assertThat(lag(true, 1, 0)).isEqualTo("1 behind");
    assertThat(lag(true, 1_234, 5)).isEqualTo("1,234 behind");
    assertThat(lag(true, 0, 5)).isEqualTo("5 ahead");
  }

  @Test
  void whoHasLostAllTrackersIsToldOfNoneThatItIsHealthy() { // H5
    FakePeer peer = FakePeer.signedIn("marta");
    peer.connection(PeerStatus.Connection.TRACKERS_DOWN, "All trackers are down.");
    TrackerListing listed = other(true, how(0, 0, Optional.empty()));
    TrackerRow row = TrackerRow.of(listed, peer.status(), TOLD, TOLD.plusSeconds(4));
    assertThat(row.up()).isFalse();
    assertThat(row.health()).isEqualTo("Silent for 6 s");
  }

  @Test
  void howLongItHasBeenBehindIsToldIfItWasEverLevel() { // T7
    Optional<Instant> level = Optional.of(TOLD.minusSeconds(40));
    assertThat(row(other(true, how(12, 0, level)), Duration.ofSeconds(2)).replication())
        .isEqualTo("12 behind for 42 s");
    assertThat(row(other(true, how(12, 0, Optional.of(TOLD))), Duration.ZERO).replication())
        .isEqualTo("12 behind");
  }

  @Test
  void aClockThatIsFastPutsNothingIntoTheFuture() {
    Optional<Instant> level = Optional.of(TOLD.plusSeconds(90));
    assertThat(row(other(true, how(12, 0, level)), Duration.ZERO).replication())
        .isEqualTo("12 behind");
  }

  @Test
  void theTimeSinceTheListCameCountsToo() { // H1
    TrackerListing tracker = other(true, how(0, 0, Optional.empty()));
    assertThat(row(tracker, Duration.ZERO).health()).isEqualTo("Healthy, 2 s ago");
    assertThat(row(tracker, Duration.ofSeconds(1)).health()).isEqualTo("Healthy, 3 s ago");
    TrackerListing down = other(false, how(0, 0, Optional.empty()));
    assertThat(row(down, Duration.ofMinutes(5)).health()).isEqualTo("Silent for 5 min");
  }

  @Test
  void whatIsNotKnownIsNotMadeUp() {
    ReplicationStatus never =
        new ReplicationStatus(0, 4, 0, Optional.empty(), Optional.empty(), List.of());
    assertThat(row(other(false, never), Duration.ZERO).health()).isEqualTo("Does not answer");
    TrackerListing listedOnly = new TrackerListing("a", Endpoint.loopback(1), false, 0);
    assertThat(row(listedOnly, Duration.ZERO).health()).isEqualTo("Does not answer");
    assertThat(row(listedOnly, Duration.ZERO).replication()).isEqualTo("–");
  }

  @Test
  void ofTheTrackerOneIsSignedInAtItsOwnHeartbeatCounts() { // H1
    TrackerListing mine =
        new TrackerListing(
            "tracker-1", status.tracker().orElseThrow().endpoint(), true, 3, Optional.empty());
    TrackerRow row = row(mine, Duration.ZERO);
    assertThat(row.mine()).isTrue();
    assertThat(row.health()).isEqualTo("Healthy, 2 s ago");
  }
}
