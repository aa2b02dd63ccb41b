package dev.covey.desktop.fx;

import java.util.Locale;
import javafx.scene.Node;

/** What a colour means. Never alone: an icon or a word says it too. */
public enum Tone {
  NEUTRAL,
  ACCENT,
  GOOD,
  WARNING,
  BAD;

  private final String styleClass = "tone-" + name().toLowerCase(Locale.ROOT);

  /** The style class, for example {@code tone-good}: sets text and icon colour. */
  public String styleClass() {
    return styleClass;
  }

  /** Gives a node this tone instead of the one it had: one that has it costs nothing. */
  public void applyTo(Node node) {
    if (node.getStyleClass().contains(styleClass)) {
      return;
    }
    node.getStyleClass().removeIf(style -> style.startsWith("tone-"));
    node.getStyleClass().add(styleClass);
  }
}
