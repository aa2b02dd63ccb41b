package dev.covey.desktop.network;

import dev.covey.desktop.fx.Messages;
import dev.covey.model.ReplicationStatus;
import dev.covey.model.TrackerListing;

/** How far a tracker has got with the network's changes, in words. */
final class ReplicationText {
  private ReplicationText() {}

  static String of(TrackerListing tracker) {
    return tracker
        .replication()
        .map(how -> of(tracker, how))
        .orElseGet(() -> Messages.text("network.replication.unknown"));
  }

  private static String of(TrackerListing tracker, ReplicationStatus how) {
    if (how.lacking() == 0 && how.ahead() == 0) {
      return Messages.text(tracker.up() ? "network.replication.level" : "network.replication.was");
    }
    return how.lacking() > 0
        ? Messages.text("network.replication.lacking", how.lacking())
        : Messages.text("network.replication.ahead", how.ahead());
  }
}
