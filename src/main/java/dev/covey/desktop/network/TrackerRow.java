package dev.covey.desktop.network;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.model.ReplicationStatus;
import dev.covey.model.TrackerListing;
import dev.covey.peer.PeerStatus;
import dev.covey.peer.PeerStatus.TrackerAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One tracker, as it is at a moment. Immutable.
 *
 * @param mine whether this peer is signed in there
 * @param heardSeconds since it was last heard: by this peer, if it is signed in there, else by the
 *     tracker that was asked (H1); empty if never
 * @param apartSeconds since the tracker that was asked last held the same changes (T7); empty if
 *     never, or it is that one
 */
record TrackerRow(
    TrackerListing tracker,
    boolean up,
    boolean mine,
    Optional<Long> heardSeconds,
    Optional<Long> apartSeconds) {

  /**
   * @param told when the listing came
   */
  static TrackerRow of(TrackerListing tracker, PeerStatus status, Instant told, Instant now) {
    boolean mine =
        status
            .tracker()
            .map(TrackerAddress::endpoint)
            .filter(tracker.endpoint()::equals)
            .isPresent();
    Optional<Duration> heard =
        mine
            ? status.heartbeatAge()
            : tracker
                .replication()
                .flatMap(ReplicationStatus::heardMillis)
                .map(age -> Duration.ofMillis(age).plus(Duration.between(told, now)));
    Optional<Duration> apart =
        tracker
            .replication()
            .flatMap(ReplicationStatus::levelAt)
            .map(level -> Duration.between(Instant.ofEpochMilli(level), now));
    // Whoever has lost all of them knows of none that it is up.
    boolean up = tracker.up() && status.connection() != PeerStatus.Connection.TRACKERS_DOWN;
    return new TrackerRow(tracker, up, mine, seconds(heard), seconds(apart));
  }

  /** The clocks of two computers may differ: nothing lies in the future. */
  private static Optional<Long> seconds(Optional<Duration> age) {
    return age.map(Duration::toSeconds).map(seconds -> Math.max(0, seconds));
  }

  /** Whether it answers, and when it was last heard, in words. */
  String health() {
    return heardSeconds
        .map(Duration::ofSeconds)
        .map(
            age -> Messages.text(up ? "network.healthy.heard" : "network.silent", Formats.age(age)))
        .orElseGet(() -> Messages.text(up ? "network.healthy" : "network.down"));
  }

  /** How far it has got with the network's changes, in words. */
  String replication() {
    return tracker
        .replication()
        .map(this::replication)
        .orElseGet(() -> Messages.text("network.replication.unknown"));
  }

  private String replication(ReplicationStatus how) {
    if (how.lacking() == 0 && how.ahead() == 0) {
      return Messages.text(up ? "network.replication.level" : "network.replication.was");
    }
    String lag =
        how.lacking() > 0
            ? Messages.text("network.replication.lacking", how.lacking())
            : Messages.text("network.replication.ahead", how.ahead());
    return apartSeconds
        .filter(seconds -> seconds > 0)
        .map(Duration::ofSeconds)
        .map(since -> Messages.text("network.replication.since", lag, Formats.age(since)))
        .orElse(lag);
  }
}
