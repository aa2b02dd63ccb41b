package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Said;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.ErrorCode;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;

/**
 * How a download's state is told: the state says the reason itself.
 *
 * @param tone of the icon, and of the text too if it is bad
 * @param tip what a tooltip adds; may be empty
 */
record StateWords(Feather icon, Tone tone, String text, String tip) {

  static StateWords of(TransferSnapshot snapshot) {
    return switch (snapshot.state()) {
      case QUEUED -> words(Feather.CLOCK, Tone.NEUTRAL, "queued", snapshot);
      case RUNNING -> words(Feather.ARROW_DOWN, Tone.ACCENT, "running", snapshot);
      case WAITING -> waiting(snapshot);
      case PAUSED -> words(Feather.PAUSE, Tone.NEUTRAL, "paused", snapshot);
      case VERIFYING -> words(Feather.SHIELD, Tone.ACCENT, "verifying", snapshot);
      case COMPLETED ->
          new StateWords(Feather.CHECK_CIRCLE, Tone.GOOD, ended(completed(snapshot), snapshot), "");
      case FAILED ->
          new StateWords(
              Feather.ALERT_CIRCLE, Tone.BAD, failure(snapshot.error()), sentence(snapshot));
      case CANCELLED -> words(Feather.SLASH, Tone.NEUTRAL, "cancelled", snapshot);
    };
  }

  /**
   * @param place in the queue, 1 and up
   */
  static StateWords queued(int place) {
    return new StateWords(
        Feather.CLOCK, Tone.NEUTRAL, Messages.text("downloads.state.queuedAt", place), "");
  }

  /** The words for each state, and for each reason there are a few words for. */
  static List<String> all() {
    return Stream.concat(
            Stream.of(
                    "queued",
                    "running",
                    "verifying",
                    "noSeeder",
                    "noTracker",
                    "diskFull",
                    "paused",
                    "cancelled",
                    "failedSomehow")
                .map(state -> Messages.text("downloads.state." + state)),
            Arrays.stream(ErrorCode.values())
                .flatMap(code -> Messages.find("downloads.failed." + code.wire()).stream())
                .map(reason -> Messages.text("downloads.state.failed", reason)))
        .toList();
  }

  private static StateWords words(
      Feather icon, Tone tone, String state, TransferSnapshot snapshot) {
    return new StateWords(
        icon, tone, Messages.text("downloads.state." + state), sentence(snapshot));
  }

  private static StateWords waiting(TransferSnapshot snapshot) {
    return switch (WaitReason.of(snapshot).orElse(WaitReason.SEEDER)) {
      case SEEDER -> words(Feather.CLOCK, Tone.WARNING, "noSeeder", snapshot);
      case TRACKER -> words(Feather.CLOCK, Tone.WARNING, "noTracker", snapshot);
      case SPACE -> words(Feather.HARD_DRIVE, Tone.WARNING, "diskFull", snapshot);
    };
  }

  private static String completed(TransferSnapshot snapshot) {
    return snapshot.isPart() ? "downloads.state.completedPart" : "downloads.state.completed";
  }

  private static String ended(String key, TransferSnapshot snapshot) {
    Instant when = snapshot.finished().orElse(snapshot.started());
    return Messages.text(key, Formats.when(when));
  }

  /** A few words where there are some for the code, else the sentence that came with it. */
  private static String failure(Optional<Problem> problem) {
    return problem
        .map(p ->
            Messages.find("downloads.failed." + p.code().wire())
                .orElseGet(() -> Said.of(p.code(), p.message())))
        .map(reason -> Messages.text("downloads.state.failed", reason))
        .orElseGet(() -> Messages.text("downloads.state.failedSomehow"));
  }

  private static String sentence(TransferSnapshot snapshot) {
    return snapshot.error().map(p -> Said.of(p.code(), p.message())).orElse("");
  }
}
