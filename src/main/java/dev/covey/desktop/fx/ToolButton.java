package dev.covey.desktop.fx;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Buttons above a table: an icon, words, and keys that do the same. */
public final class ToolButton {
  private ToolButton() {}

  /**
   * @param keys told by the tooltip
   */
  public static void bind(
      Button button, Feather icon, Optional<KeyCombination> keys, Runnable action) {
    button.setGraphic(Icons.of(icon));
    String hint = keys.map(combination -> " (" + combination.getDisplayText() + ")").orElse("");
    button.setTooltip(new Tooltip(button.getText() + hint));
    button.setOnAction(_ -> action.run());
  }
}
