package dev.covey.desktop;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Said;
import dev.covey.desktop.fx.Tone;
import dev.covey.peer.PeerStatus;
import dev.covey.peer.PeerStatus.TrackerAddress;
import java.time.Duration;

/**
 * What the status bar says, in words. Immutable.
 *
 * @param tone how it stands
 * @param tracker the tracker's name, or what is wrong
 * @param heartbeat how long ago it was heard of; empty when there is none
 * @param shortHeartbeat the same for narrow windows
 * @param tip the tracker's address, or the reason in full
 */
record StatusLine(
    Tone tone,
    String tracker,
    String heartbeat,
    String shortHeartbeat,
    String tip,
    String down,
    String up) {

  static StatusLine of(PeerStatus status) {
    return switch (status.connection()) {
      case ONLINE -> online(status);
      case RECONNECTING -> away(status, Tone.WARNING, "status.reconnecting");
      case TRACKERS_DOWN -> away(status, Tone.BAD, "status.noTracker");
      case NO_NETWORK, SIGNED_OUT -> away(status, Tone.NEUTRAL, "status.signedOut");
    };
  }

  private static StatusLine online(PeerStatus status) {
    String age = status.heartbeatAge().map(Formats::age).orElse("");
    return new StatusLine(
        Tone.GOOD,
        status.tracker().map(TrackerAddress::name).orElse(Messages.text("status.online")),
        age.isEmpty() ? "" : Messages.text("status.heartbeat", age),
        age,
        status.tracker().map(tracker -> tracker.endpoint().toString()).orElse(""),
        Formats.rate(status.downRate()),
        Formats.rate(status.upRate()));
  }

  private static StatusLine away(PeerStatus status, Tone tone, String key) {
    return new StatusLine(
        tone,
        Messages.text(key),
        "",
        "",
        Said.of(status.message()),
        Formats.rate(status.downRate()),
        Formats.rate(status.upRate()));
  }

  /** How long something lasts, for the banner. */
  static String lasting(Duration since) {
    return Messages.text("banner.since", Formats.timeLeft(since));
  }
}
