package dev.covey.desktop;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.KeepRunning;
import dev.covey.desktop.fx.Keys;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.Tone;
import dev.covey.peer.Peer;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. What closing the window means: Covey goes on in the tray, where there is
 * one, and says so the first time; else it ends, and says before what that interrupts.
 */
final class Closing {
  private static final String HINTED = "tray.hinted";

  private final Stage stage;
  private final DesktopContext context;
  private final BooleanSupplier hasTray;
  private final Runnable quit;

  /** What to do. */
  enum Choice {
    HIDE,
    EXPLAIN_AND_HIDE,
    ASK_AND_QUIT,
    QUIT;

    /**
     * @param keeps the user wants Covey to go on without its window
     * @param explained the user has been told where it goes on
     * @param transfers how many would be interrupted
     */
    static Choice of(boolean tray, boolean keeps, boolean explained, long transfers) {
      if (tray && keeps) {
        return explained ? HIDE : EXPLAIN_AND_HIDE;
      }
      return transfers > 0 ? ASK_AND_QUIT : QUIT;
    }
  }

  /**
   * @param quit ends the application
   */
  Closing(Stage stage, DesktopContext context, BooleanSupplier hasTray, Runnable quit) {
    this.stage = stage;
    this.context = context;
    this.hasTray = hasTray;
    this.quit = quit;
    stage.setOnCloseRequest(this::requested);
    stage
        .sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            Keys.QUIT.combinations().forEach(keys -> scene.getAccelerators().put(keys, this::end));
          }
        });
  }

  private void requested(Event event) {
    event.consume();
    long transfers = transfers(context.peer());
    Choice choice =
        Choice.of(
            hasTray.getAsBoolean(),
            KeepRunning.isWanted(context.preferences()),
            context.preferences().flag(HINTED, false),
            transfers);
    switch (choice) {
      case HIDE -> stage.hide();
      case EXPLAIN_AND_HIDE -> explain();
      case ASK_AND_QUIT -> ask(transfers);
      case QUIT -> quit.run();
    }
  }

  /** The user means the end, not the tray. */
  private void end() {
    long transfers = transfers(context.peer());
    if (transfers > 0) {
      ask(transfers);
    } else {
      quit.run();
    }
  }

  /** Downloads that move, and files that are being prepared. */
  private static long transfers(Peer peer) {
    long downloads =
        peer.downloads().stream()
            .filter(download ->
                switch (download.state()) {
                  case QUEUED, RUNNING, VERIFYING -> true;
                  case WAITING, PAUSED, COMPLETED, FAILED, CANCELLED -> false;
                })
            .count();
    return downloads + peer.sharings().size();
  }

  private void explain() {
    Question question =
        question(
            "keepsRunning", Feather.INFO, Messages.text("closing.tray.title"), "closing.tray.text");
    question.answer(
        Question.Kind.MAIN,
        "keepsRunningYes",
        Messages.text("closing.tray.keep"),
        (done, _) -> {
          context.preferences().put(HINTED, true);
          done.run();
          stage.hide();
        });
    question.answer(
        Question.Kind.DANGER,
        "keepsRunningQuit",
        Messages.text("closing.quit"),
        (done, _) -> {
          done.run();
          quit.run();
        });
    question.leaveIt("keepsRunningNo", Messages.text("closing.cancel"));
    question.show();
  }

  private void ask(long transfers) {
    Question question =
        question(
            "quitNow",
            Feather.LOG_OUT,
            Messages.text("closing.transfers.title", transfers),
            "closing.transfers.text");
    question.answer(
        Question.Kind.MAIN,
        "quitNowYes",
        Messages.text("closing.quit"),
        (done, _) -> {
          done.run();
          quit.run();
        });
    question.leaveIt("quitNowNo", Messages.text("closing.stay"));
    question.show();
  }

  private Question question(String id, Feather icon, String title, String text) {
    return new Question(stage, id, icon, Tone.ACCENT, title, Messages.text(text));
  }
}
