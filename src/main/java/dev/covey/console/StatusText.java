package dev.covey.console;

import dev.covey.peer.PeerStatus;
import dev.covey.peer.PeerStatus.Connection;
import java.util.List;
import org.jline.utils.AttributedString;

/** Where a peer stands, as people read it. Pure. */
final class StatusText {
  private StatusText() {}

  static List<AttributedString> lines(PeerStatus status, Page page) {
    Lines lines = new Lines(page);
    String who = status.user().map(user -> user.value()).orElse("nobody");
    fact(lines, "Signed in", who + " on " + status.deviceName(), Style.PLAIN);
    fact(lines, "Connection", connection(status.connection()), style(status.connection()));
    if (!status.message().isEmpty()) {
      fact(lines, "", status.message(), Style.PLAIN);
    }
    status.network().ifPresent(network -> fact(lines, "Network", network, Style.PLAIN));
    status
        .fingerprint()
        .ifPresent(print -> fact(lines, "Fingerprint", Accounts.groupsOfFour(print), Style.MUTED));
    status
        .tracker()
        .ifPresent(tracker -> fact(lines, "Tracker", tracker(tracker, status), Style.PLAIN));
    status
        .listening()
        .ifPresent(listening -> fact(lines, "Serving at", listening.toString(), Style.PLAIN));
    fact(
        lines,
        "Traffic",
        "%s down, %s up".formatted(Amounts.rate(status.downRate()), Amounts.rate(status.upRate())),
        Style.PLAIN);
    return lines.toList();
  }

  private static void fact(Lines lines, String label, String text, Style style) {
    lines.sentence("%-13s".formatted(label), Style.MUTED, text, style);
  }

  private static String tracker(PeerStatus.TrackerAddress tracker, PeerStatus status) {
    String heard =
        status
            .heartbeatAge()
            .map(age -> ", heard %s ago".formatted(Amounts.duration(age)))
            .orElse("");
    return "%s at %s%s".formatted(tracker.name(), tracker.endpoint(), heard);
  }

  static String connection(Connection connection) {
    return switch (connection) {
      case NO_NETWORK -> "no network";
      case SIGNED_OUT -> "signed out";
      case ONLINE -> "online";
      case RECONNECTING -> "reconnecting";
      case TRACKERS_DOWN -> "trackers down";
    };
  }

  static Style style(Connection connection) {
    return switch (connection) {
      case ONLINE -> Style.GOOD;
      case NO_NETWORK, SIGNED_OUT -> Style.MUTED;
      case RECONNECTING -> Style.WAITING;
      case TRACKERS_DOWN -> Style.BAD;
    };
  }
}
