package dev.covey.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javafx.stage.Window;

/**
 * Finds words that do not fit where they stand: they end in an ellipsis, a prompt is longer than
 * its field, or a control sticks out of the window. Used by a test's thread.
 */
public final class CutWords {
  private final List<String> cut = new ArrayList<>();
  private final Set<String> mayBe;
  private final Scene scene;

  private CutWords(Scene scene, Set<String> mayBe) {
    this.scene = scene;
    this.mayBe = mayBe;
  }

  /**
   * What is cut in all windows that are seen.
   *
   * @param mayBe ids of labels, or of columns, that hold names and sentences, which may be cut and
   *     tell all of it as a tooltip
   */
  public static List<String> anywhere(String... mayBe) {
    return TestDesktop.on(() -> {
      List<String> all = new ArrayList<>();
      for (Window window : List.copyOf(Window.getWindows())) {
        if (window.isShowing() && window.getScene() != null) {
          CutWords words = new CutWords(window.getScene(), Set.of(mayBe));
          window.getScene().getRoot().applyCss();
          window.getScene().getRoot().layout();
          words.walk(window.getScene().getRoot(), false);
          all.addAll(words.cut);
        }
      }
      return all;
    });
  }

  private void walk(Node node, boolean scrolled) {
    if (!node.isVisible() || node.getOpacity() == 0 || mayBe.contains(idOf(node))) {
      return;
    }
    if (node instanceof Labeled labeled && isText(labeled.getText())) {
      if (labeled.isTextTruncated()) {
        add(node, labeled.getText());
      } else if (!scrolled && sticksOut(node)) {
        add(node, "out of the window: " + labeled.getText());
      }
    }
    if (node instanceof TextField field && field.getText().isEmpty()) {
      checkPrompt(field);
    }
    if (node instanceof Parent parent) {
      boolean scrolls = scrolled || node instanceof ScrollPane || isTable(node);
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, scrolls));
    }
  }

  private static boolean isTable(Node node) {
    return node.getStyleClass().contains("table-view");
  }

  private static String idOf(Node node) {
    String id =
        node instanceof TableCell<?, ?> cell && cell.getTableColumn() != null
            ? cell.getTableColumn().getId()
            : node.getId();
    return id == null ? "" : id;
  }

  private boolean sticksOut(Node node) {
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    return bounds.getMaxX() > scene.getWidth() + 1 || bounds.getMinX() < -1;
  }

  private void checkPrompt(TextField field) {
    if (!isText(field.getPromptText())) {
      return;
    }
    Text prompt = new Text(field.getPromptText());
    prompt.setFont(field.getFont());
    double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
    if (prompt.getLayoutBounds().getWidth() > room) {
      add(field, "prompt: " + field.getPromptText());
    }
  }

  private void add(Node node, String what) {
    StringBuilder where = new StringBuilder();
    for (Node at = node; at != null && where.length() < 60; at = at.getParent()) {
      if (!idOf(at).isEmpty()) {
        where.append(" < ").append(idOf(at));
      }
    }
    cut.add(what + where);
  }

  private static boolean isText(String text) {
    return text != null && !text.isBlank();
  }
}
