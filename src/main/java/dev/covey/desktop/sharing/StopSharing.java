package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.peer.StoppedShares;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Stops offering a file (U13): at once, with a notice by which it is offered
 * again, if this device has it as it was shared; else that could not be taken back, and it is asked
 * before.
 */
public final class StopSharing {
  private final DesktopContext context;
  private final Supplier<Window> window;
  private final Runnable changed;
  private final InlineError error;

  /**
   * @param changed called when something was done: look again
   * @param error says why something could not be done
   */
  public StopSharing(
      DesktopContext context, Supplier<Window> window, Runnable changed, InlineError error) {
    this.context = context;
    this.window = window;
    this.changed = changed;
    this.error = error;
  }

  public void stop(GroupName group, FileName file) {
    if (canBeTakenBack(group, file)) {
      stopAtOnce(group, file);
    } else {
      ask(group, file);
    }
  }

  private boolean canBeTakenBack(GroupName group, FileName file) {
    return context.peer().sharedFiles().stream()
        .filter(share -> share.group().equals(group) && share.name().equals(file))
        .anyMatch(share -> share.problem().isEmpty());
  }

  private void stopAtOnce(GroupName group, FileName file) {
    error.clear();
    context
        .bridge()
        .work(
            () -> context.peer().stopShare(Optional.of(group), file),
            stopped -> {
              changed.run();
              offerToTakeBack(group, file, stopped);
            },
            error::show);
  }

  private void offerToTakeBack(GroupName group, FileName file, StoppedShares stopped) {
    context
        .notices()
        .show(
            Notice.done(
                Messages.text("share.stopped.title", file),
                Messages.text("share.stopped.text", group),
                () -> context.bridge().act(stopped::takeBack, changed, error::show),
                () -> {}));
  }

  private void ask(GroupName group, FileName file) {
    Question question =
        new Question(
            window.get(),
            "stopSharing",
            Feather.SLASH,
            Tone.WARNING,
            Messages.text("share.stopping.title", file),
            Messages.text("share.stopping.text", group));
    question.answer(
        Question.Kind.DANGER,
        "stopSharingYes",
        Messages.text("share.stopping.yes"),
        (done, why) ->
            context
                .bridge()
                .act(
                    () -> context.peer().stopShare(Optional.of(group), file),
                    () -> {
                      done.run();
                      changed.run();
                    },
                    why));
    question.leaveIt("stopSharingNo", Messages.text("share.stopping.no"));
    question.show();
  }
}
