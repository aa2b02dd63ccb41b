package dev.covey.console;

import dev.covey.peer.PeerStatus.Connection;
import dev.covey.peer.transfer.TransferState;

/** What {@code --json} calls states: these names are promised, whatever the code calls them. */
final class WireNames {
  private WireNames() {}

  static String of(TransferState state) {
    return switch (state) {
      case QUEUED -> "QUEUED";
      case RUNNING -> "RUNNING";
      case WAITING -> "WAITING";
      case PAUSED -> "PAUSED";
      case VERIFYING -> "VERIFYING";
      case COMPLETED -> "COMPLETED";
      case FAILED -> "FAILED";
      case CANCELLED -> "CANCELLED";
    };
  }

  static String of(Connection connection) {
    return switch (connection) {
      case NO_NETWORK -> "NO_NETWORK";
      case SIGNED_OUT -> "SIGNED_OUT";
      case ONLINE -> "ONLINE";
      case RECONNECTING -> "RECONNECTING";
      case TRACKERS_DOWN -> "TRACKERS_DOWN";
    };
  }
}
