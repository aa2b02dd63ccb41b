package dev.covey.desktop.fx;

import dev.covey.model.CoveyException;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogEvent;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. A dialog that asks before something is done. It holds up nothing but its
 * window, stays open while the answer is carried out, and says in place why it could not be.
 *
 * <p>What cannot be undone is a red button at the left and never the default one. Esc and closing
 * the window do nothing.
 */
public final class Question {
  private static final double WIDTH = 480;

  /** Characters of a name: one may have 255 without a blank (X4). */
  private static final int MOST_IN_TITLE = 40;

  private static final double BETWEEN_ANSWERS = 10;

  /** With the gap that parts the answers on the left from those on the right. */
  private static final double AROUND_ANSWERS = 70;

  private final Dialog<Void> dialog = new Dialog<>();
  private final VBox content = new VBox();
  private final InlineError error = new InlineError();
  private boolean busy;

  /** What an answer's button looks like and where it stands. */
  public enum Kind {
    /** What most people want: filled, at the right, the default. */
    MAIN,
    /** Cannot be undone: red, at the left, never the default. */
    DANGER
  }

  /** Carries out an answer: calls one of the two when it is done. */
  @FunctionalInterface
  public interface Attempt {
    void start(Runnable done, Consumer<CoveyException> failed);
  }

  /**
   * @param id the dialog's fx:id
   * @param title what is asked, in a few words
   * @param text what will happen
   */
  public Question(Window owner, String id, Feather icon, Tone tone, String title, String text) {
    Label words = new Label(text);
    words.setWrapText(true);
    RightToLeft.keepWhole(words);
    words.setMinHeight(Region.USE_PREF_SIZE);
    content.getStyleClass().add("question-content");
    content.getChildren().addAll(words, error);
    error.setId(id + "Error");

    String heading = ShortPaths.in(title, MOST_IN_TITLE);
    DialogPane pane = new Pane();
    dialog.setDialogPane(pane);
    pane.setId(id);
    pane.getStyleClass().add("question");
    pane.setPrefWidth(WIDTH);
    pane.setHeader(header(Icons.of(icon, Icons.BANNER, tone), heading));
    pane.setContent(content);
    dialog.setTitle(heading);
    dialog.initOwner(owner);
    dialog.initModality(Modality.WINDOW_MODAL);
    dialog.setOnCloseRequest(this::stayWhileBusy);
    takeLook(owner);
  }

  /**
   * As high as what is said in it, also when that becomes more: a dialog asks for the height at no
   * particular width, where what wraps has one line, and keeps that height.
   */
  private static final class Pane extends DialogPane {
    @Override
    protected void layoutChildren() {
      super.layoutChildren();
      // Of the window: it is itself never lower than what must be seen of it.
      double missing = Math.ceil(prefHeight(getWidth()) - getScene().getHeight());
      Window window = getScene().getWindow();
      if (missing > 0 && window != null && window.isShowing()) {
        window.setHeight(window.getHeight() + missing);
      }
    }

    @Override
    protected double computePrefHeight(double width) {
      return super.computePrefHeight(width < 0 ? getPrefWidth() : width);
    }
  }

  /** Who answered sees how it ends. */
  private void stayWhileBusy(DialogEvent event) {
    if (busy) {
      event.consume();
    }
  }

  private static Node header(Node icon, String title) {
    Label heading = new Label(title);
    heading.getStyleClass().add("pane-title");
    heading.setWrapText(true);
    heading.setMinHeight(Region.USE_PREF_SIZE);
    RightToLeft.keepWhole(heading);
    HBox header = new HBox(icon, heading);
    header.setAlignment(Pos.TOP_LEFT);
    header.getStyleClass().add("question-header");
    return header;
  }

  /** A dialog is a window of its own: it takes over the style sheets of the one it belongs to. */
  private void takeLook(Window owner) {
    if (owner != null && owner.getScene() != null) {
      dialog.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
    }
  }

  /** Puts a control under the words. */
  public Question with(Node node) {
    content.getChildren().add(content.getChildren().size() - 1, node);
    return this;
  }

  /** Adds an answer, whose dialog closes when it has been carried out. */
  public Button answer(Kind kind, String id, String label, Attempt attempt) {
    ButtonData place = kind == Kind.MAIN ? ButtonData.OK_DONE : ButtonData.LEFT;
    Button button = add(id, new ButtonType(label, place));
    button.getStyleClass().add(kind == Kind.MAIN ? "accent" : "danger-text");
    button.addEventFilter(
        ActionEvent.ACTION,
        event -> {
          event.consume();
          carryOut(attempt);
        });
    return button;
  }

  /** The user does something about what was wrong. */
  public void clearError() {
    error.clear();
  }

  private void carryOut(Attempt attempt) {
    DialogPane pane = dialog.getDialogPane();
    error.clear();
    pane.setDisable(true);
    busy = true;
    attempt.start(
        this::close,
        problem -> {
          pane.setDisable(false);
          busy = false;
          error.show(problem);
        });
  }

  /** Adds the answer that does nothing: it is the default if no other is. */
  public Button leaveIt(String id, String label) {
    boolean onlyChoice =
        dialog.getDialogPane().getButtonTypes().stream()
            .noneMatch(type -> type.getButtonData() == ButtonData.OK_DONE);
    Button button = add(id, new ButtonType(label, ButtonData.CANCEL_CLOSE));
    button.setDefaultButton(onlyChoice);
    return button;
  }

  private Button add(String id, ButtonType type) {
    DialogPane pane = dialog.getDialogPane();
    pane.getButtonTypes().add(type);
    Button button = (Button) pane.lookupButton(type);
    button.setId(id);
    ButtonBar.setButtonUniformSize(button, false);
    return button;
  }

  /** Done when it has been closed, by whatever answer or none. */
  public void onClosed(Runnable action) {
    dialog.setOnHidden(_ -> action.run());
  }

  public void show() {
    dialog.getDialogPane().setPrefWidth(Math.max(WIDTH, widthOfAnswers()));
    dialog.show();
  }

  /** Long answers make it wider: none is cut. */
  private double widthOfAnswers() {
    DialogPane pane = dialog.getDialogPane();
    pane.applyCss();
    double answers =
        pane.getButtonTypes().stream()
            .mapToDouble(type -> ((Region) pane.lookupButton(type)).prefWidth(-1) + BETWEEN_ANSWERS)
            .sum();
    return answers + AROUND_ANSWERS;
  }

  public void close() {
    busy = false;
    dialog.setResult(null);
    dialog.close();
  }
}
