package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.SafeText;
import dev.covey.desktop.fx.ShortPaths;
import dev.covey.desktop.fx.Tone;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kordamp.ikonli.feather.Feather;

/**
 * Something that happened to a download.
 *
 * @param time empty if only that it happened is known
 * @param text with long names shortened, so that what happened is read
 * @param whole with all of each name
 */
record HistoryLine(Optional<Instant> time, Feather icon, Tone tone, String text, String whole) {
  /** Characters of a name in the text. */
  private static final int MOST = 16;

  private HistoryLine(Optional<Instant> time, Feather icon, Tone tone, String text) {
    this(time, icon, tone, text, text);
  }

  /** All that a snapshot and the seen changes tell, newest first. */
  static List<HistoryLine> of(TransferSnapshot snapshot, List<SeenStates.Change> seen) {
    List<HistoryLine> lines = new ArrayList<>();
    snapshot.finished().ifPresent(end -> lines.add(end(snapshot, end)));
    snapshot.extent().copiedFrom().ifPresent(from -> lines.add(copied(from)));
    snapshot.peers().forEach(peer -> blame(peer).ifPresent(lines::add));
    seen.stream()
        .sorted(Comparator.comparing(SeenStates.Change::time).reversed())
        .map(HistoryLine::change)
        .forEach(lines::add);
    lines.add(
        new HistoryLine(
            Optional.of(snapshot.started()),
            Feather.PLAY,
            Tone.ACCENT,
            Messages.text("downloads.history.started", Formats.bytes(snapshot.wanted()))));
    return List.copyOf(lines);
  }

  private static HistoryLine end(TransferSnapshot snapshot, Instant when) {
    StateWords words = StateWords.of(snapshot);
    String text =
        switch (snapshot.state()) {
          case COMPLETED -> completed(snapshot);
          case FAILED, CANCELLED, QUEUED, RUNNING, WAITING, PAUSED, VERIFYING -> words.text();
        };
    return new HistoryLine(Optional.of(when), words.icon(), words.tone(), text);
  }

  private static HistoryLine copied(Path from) {
    return new HistoryLine(
        Optional.empty(),
        Feather.COPY,
        Tone.GOOD,
        Messages.text("downloads.history.copied", SafeText.line(from.toString())));
  }

  private static String completed(TransferSnapshot snapshot) {
    return snapshot.isPart()
        ? Messages.text(
            "downloads.history.completedPart",
            Formats.count(snapshot.extent().chosen().count()),
            snapshot.pieces())
        : Messages.text("downloads.history.completed", snapshot.pieces());
  }

  /** D7: who was left out, and who failed. */
  private static Optional<HistoryLine> blame(PeerView peer) {
    if (peer.leftOut()) {
      return Optional.of(
          blame(
              peer,
              Feather.SLASH,
              Tone.BAD,
              name -> Messages.text("downloads.history.leftOut", name)));
    }
    if (peer.failures() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        blame(
            peer,
            Feather.ROTATE_CW,
            Tone.WARNING,
            name -> Messages.text("downloads.history.failures", name, peer.failures())));
  }

  private static HistoryLine blame(
      PeerView peer, Feather icon, Tone tone, UnaryOperator<String> sentence) {
    String user = peer.user().value();
    String device = SafeText.line(peer.deviceName());
    return new HistoryLine(
        Optional.empty(),
        icon,
        tone,
        sentence.apply(ShortPaths.of(user, MOST) + " (" + ShortPaths.of(device, MOST) + ")"),
        sentence.apply(user + " (" + device + ")"));
  }

  private static HistoryLine change(SeenStates.Change change) {
    StateWords words = change.words();
    return new HistoryLine(Optional.of(change.time()), words.icon(), words.tone(), words.text());
  }
}
