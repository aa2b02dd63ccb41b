package dev.covey.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;

/**
 * Runs on the FX thread. What a screen reader says of a cell that is drawn by nodes: the words that
 * are seen in it. Put together only when somebody asks.
 */
public final class Spoken {
  private Spoken() {}

  /**
   * @param drawn null: nothing
   */
  public static String words(Node drawn) {
    List<String> words = new ArrayList<>();
    collect(drawn, words);
    return String.join(" ", words);
  }

  private static void collect(Node node, List<String> words) {
    if (node == null || !node.isVisible()) {
      return;
    }
    if (node.getAccessibleText() != null) {
      words.add(node.getAccessibleText());
    } else if (node instanceof Labeled labeled) {
      if (labeled.getText() != null && !labeled.getText().isBlank()) {
        words.add(labeled.getText());
      }
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
    }
  }
}
