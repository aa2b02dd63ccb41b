package dev.covey.desktop.fx;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. What stands where nothing is to be shown: an icon, one sentence of what,
 * one of what to do, and at most one main button; for {@code TableView.placeholder}.
 */
public final class EmptyState extends VBox {
  private static final double WIDEST_TEXT = 400;

  public EmptyState(Feather icon, String title, String text, Button... buttons) {
    Label heading = new Label(title);
    heading.getStyleClass().add("pane-title");
    heading.setWrapText(true);
    heading.setTextAlignment(TextAlignment.CENTER);
    Label advice = new Label(text);
    advice.getStyleClass().add("muted");
    advice.setWrapText(true);
    RightToLeft.keepWhole(heading);
    RightToLeft.keepWhole(advice);
    advice.setMaxWidth(WIDEST_TEXT);
    advice.setTextAlignment(TextAlignment.CENTER);
    advice.setAlignment(Pos.CENTER);
    getChildren().addAll(Icons.of(icon, Icons.EMPTY_STATE, Tone.NEUTRAL), heading, advice);
    if (buttons.length > 0) {
      HBox row = new HBox(8);
      row.getChildren().addAll(List.of(buttons));
      row.setAlignment(Pos.CENTER);
      row.getStyleClass().add("empty-state-buttons");
      getChildren().add(row);
    }
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
  }

  /** With the words of {@code <key>.title} and {@code <key>.text}. */
  public static EmptyState of(Feather icon, String key, Button... buttons) {
    return new EmptyState(
        icon, Messages.text(key + ".title"), Messages.text(key + ".text"), buttons);
  }

  /** A button for an empty state. */
  public static Button button(String id, String label, Runnable action) {
    Button button = new Button(label);
    button.setId(id);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /** A button that leads to the files of others. */
  public static Button filesButton(String id, String label, Runnable action) {
    Button button = button(id, label, action);
    button.setGraphic(Icons.of(Feather.FOLDER));
    return button;
  }

  /** The main button of an empty state. */
  public static Button mainButton(String id, Feather icon, String label, Runnable action) {
    Button button = button(id, label, action);
    button.setGraphic(Icons.of(icon));
    button.getStyleClass().add("accent");
    return button;
  }
}
