package dev.covey.desktop.files;

import atlantafx.base.theme.Styles;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.RightToLeft;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.CoveyException;
import dev.covey.model.FileName;
import dev.covey.model.Portion;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Asks which part of a file is to be downloaded, and says what that means.
 */
final class PartDialog {

  /** Begins the download: calls one of the two when it is begun, or was refused. */
  @FunctionalInterface
  interface Begin {
    void start(Portion portion, Runnable done, Consumer<CoveyException> failed);
  }

  private final long size;
  private final TextField from = new TextField("0");
  private final TextField to = new TextField();
  private final Label meaning = new Label();
  private final Question question;
  private final Button download;
  private PartChoice choice;

  PartDialog(Window window, FileName file, long size, Begin begin) {
    this.size = size;
    question =
        new Question(
                window,
                "downloadPart",
                Feather.SCISSORS,
                Tone.ACCENT,
                Messages.text("files.part.title", file),
                Messages.text("files.part.text"))
            .with(form());
    download =
        question.answer(
            Question.Kind.MAIN,
            "downloadPartYes",
            Messages.text("files.part.yes"),
            (done, failed) ->
                choice.portion().ifPresent(portion -> begin.start(portion, done, failed)));
    question.leaveIt("downloadPartNo", Messages.text("files.part.no"));
    from.textProperty().subscribe(_ -> check());
    to.textProperty().subscribe(_ -> check());
  }

  private VBox form() {
    meaning.setId("downloadPartMeaning");
    meaning.getStyleClass().add("hint");
    meaning.setWrapText(true);
    RightToLeft.keepWhole(meaning);
    meaning.setMinHeight(Region.USE_PREF_SIZE);
    to.setPromptText(Messages.text("files.part.end"));
    return new VBox(
        8,
        new HBox(
            16,
            field("downloadPartFrom", "files.part.from", from),
            field("downloadPartTo", "files.part.to", to)),
        meaning);
  }

  private static VBox field(String id, String key, TextField field) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("section-title");
    label.setLabelFor(field);
    field.setId(id);
    VBox box = new VBox(4, label, field);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private void check() {
    choice = PartChoice.of(from.getText(), to.getText(), size);
    boolean wrong = choice.portion().isEmpty();
    meaning.setText(
        wrong
            ? choice.problem()
            : Messages.text(
                "files.part.meaning",
                choice.pieces().count(),
                Formats.bytes(choice.pieces().bytes(size)),
                Formats.bytes(size)));
    (wrong ? Tone.BAD : Tone.NEUTRAL).applyTo(meaning);
    from.pseudoClassStateChanged(Styles.STATE_DANGER, choice.wrong().contains(PartChoice.End.FROM));
    to.pseudoClassStateChanged(Styles.STATE_DANGER, choice.wrong().contains(PartChoice.End.TO));
    download.setDisable(wrong);
    question.clearError();
  }

  void show() {
    question.show();
    to.requestFocus();
  }
}
