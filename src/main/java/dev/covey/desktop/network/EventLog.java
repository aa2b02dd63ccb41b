package dev.covey.desktop.network;

import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Said;
import dev.covey.desktop.fx.ShortPaths;
import dev.covey.desktop.fx.Tone;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. What happened since the user came in, the newest first; bounded: the
 * oldest are forgotten.
 */
public final class EventLog {
  private static final int MOST = 200;

  /** Characters of a name in the text, if it is the only one. */
  private static final int MOST_OF_ONE = 48;

  /** The same, if there are others, or words of others. */
  private static final int MOST_OF_EACH = 24;

  private final ObservableList<Entry> entries = FXCollections.observableArrayList();
  private PeerStatus.Connection last = PeerStatus.Connection.SIGNED_OUT;

  /**
   * One line.
   *
   * @param text with long names shortened, so that what happened is read
   * @param whole with all of each name
   */
  record Entry(Instant time, Feather icon, Tone tone, String text, String whole) {}

  ObservableList<Entry> entries() {
    return entries;
  }

  /**
   * Takes down an event if it is one that people care for.
   *
   * @param status how the peer stands now
   */
  public void happened(PeerEvent event, PeerStatus status, Instant now) {
    describe(event, status)
        .ifPresent(line -> {
          entries.addFirst(new Entry(now, line.icon(), line.tone(), line.text(), line.whole()));
          if (entries.size() > MOST) {
            entries.removeLast();
          }
        });
  }

  private record Line(Feather icon, Tone tone, String text, String whole) {}

  private Optional<Line> describe(PeerEvent event, PeerStatus status) {
    return switch (event) {
      case PeerEvent.StatusChanged _ -> connection(status);
      case PeerEvent.RequestReceived(var group, var user) ->
          line(Feather.USER_PLUS, Tone.ACCENT, "request", user.value(), group.value());
      case PeerEvent.RequestAnswered(var group, var accepted) ->
          accepted
              ? line(Feather.CHECK_CIRCLE, Tone.GOOD, "accepted", group.value())
              : line(Feather.SLASH, Tone.WARNING, "rejected", group.value());
      case PeerEvent.GroupLost(var group, var why) ->
          because(why, Feather.SLASH, Tone.WARNING, "lost", group.value());
      case PeerEvent.UserRenamed(var from, var to) ->
          line(Feather.USER, Tone.WARNING, "renamed.user", from.value(), to.value());
      case PeerEvent.GroupRenamed(var from, var to) ->
          line(Feather.USERS, Tone.WARNING, "renamed.group", from.value(), to.value());
      case PeerEvent.DownloadCompleted(_, var file, _) ->
          line(Feather.CHECK_CIRCLE, Tone.GOOD, "completed", file.value());
      case PeerEvent.DownloadFailed(_, var file, var why) ->
          because(why, Feather.ALERT_CIRCLE, Tone.BAD, "failed", file.value());
      case PeerEvent.ShareStopped(var group, var file, var why) ->
          because(why, Feather.ALERT_CIRCLE, Tone.BAD, "stopped", file.value(), group.value());
      case PeerEvent.GroupsChanged _,
          PeerEvent.FilesChanged _,
          PeerEvent.SharesChanged _,
          PeerEvent.SignedOut _ ->
          Optional.empty();
    };
  }

  private Optional<Line> connection(PeerStatus status) {
    if (status.connection() == last) {
      return Optional.empty();
    }
    last = status.connection();
    return switch (last) {
      case ONLINE ->
          line(
              Feather.CHECK_CIRCLE,
              Tone.GOOD,
              "online",
              status.tracker().map(PeerStatus.TrackerAddress::name).orElse(""));
      case RECONNECTING -> line(Feather.REFRESH_CW, Tone.WARNING, "reconnecting");
      case TRACKERS_DOWN -> line(Feather.WIFI_OFF, Tone.BAD, "down");
      case NO_NETWORK, SIGNED_OUT -> Optional.empty();
    };
  }

  private static Optional<Line> line(Feather icon, Tone tone, String key, String... names) {
    int most = names.length == 1 ? MOST_OF_ONE : MOST_OF_EACH;
    return Optional.of(
        new Line(icon, tone, text(key, shorter(most, names)), text(key, Stream.of(names))));
  }

  /** The same, and why. */
  private static Optional<Line> because(
      String why, Feather icon, Tone tone, String key, String... names) {
    String said = Said.of(why);
    String briefly = ShortPaths.in(said, MOST_OF_EACH);
    return Optional.of(
        new Line(
            icon,
            tone,
            text(key, Stream.concat(shorter(MOST_OF_EACH, names), Stream.of(briefly))),
            text(key, Stream.concat(Stream.of(names), Stream.of(said)))));
  }

  private static Stream<String> shorter(int most, String... names) {
    return Stream.of(names).map(name -> ShortPaths.of(name, most));
  }

  private static String text(String key, Stream<String> values) {
    return Messages.text("network.event." + key, values.toArray());
  }
}
