package dev.covey.tracker;

import dev.covey.model.ReplicationStatus;
import dev.covey.tracker.cluster.TrackerState;
import dev.covey.tracker.registry.VersionVector;
import dev.covey.tracker.store.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How far this tracker and the others have got, in the words that peers know. */
final class Replication {
  private final Ledger ledger;
  private final Supplier<List<TrackerState>> states;

  /**
   * @param states of the other trackers, now
   */
  Replication(Ledger ledger, Supplier<List<TrackerState>> states) {
    this.ledger = ledger;
    this.states = states;
  }

  List<TrackerState> others() {
    return states.get();
  }

  ReplicationStatus here() {
    return new ReplicationStatus(
        total(ledger.held()), 0, 0, Optional.of(0L), Optional.empty(), vector(ledger.held()));
  }

  static ReplicationStatus of(TrackerState other) {
    return new ReplicationStatus(
        total(other.held()),
        other.lacking(),
        other.ahead(),
        other.heard().map(Duration::toMillis),
        other.level().map(Instant::toEpochMilli),
        vector(other.held()));
  }

  private static long total(VersionVector vector) {
    return vector.known().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Origins by the first eight letters of their ids, which is enough for people. */
  private static List<String> vector(VersionVector vector) {
    return vector.known().entrySet().stream()
        .map(entry -> "%.8s:%d".formatted(entry.getKey(), entry.getValue()))
        .toList();
  }
}
