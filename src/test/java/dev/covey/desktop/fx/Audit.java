package dev.covey.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Cell;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

/**
 * Runs on the FX thread. Walks through what a window shows, and tells every control that a screen
 * reader could not name, and every text and icon that is too pale on its ground (WCAG 2.1 AA).
 */
final class Audit {
  private static final double TEXT = 4.5;
  private static final double LARGE = 3;

  private final List<String> problems = new ArrayList<>();
  private final Scene scene;

  private Audit(Scene scene) {
    this.scene = scene;
  }

  static List<String> of(Scene scene) {
    scene.getRoot().applyCss(); // what has come since the last frame has no style yet
    Audit audit = new Audit(scene);
    Color ground = scene.getFill() instanceof Color fill ? fill : Color.WHITE;
    audit.walk(scene.getRoot(), Contrast.over(ground, Color.WHITE), 1);
    return audit.problems;
  }

  private void walk(Node node, Color ground, double opacity) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    checkName(node);
    double here = opacity * node.getOpacity();
    // Who cannot be used need not stand out.
    if (node instanceof Shape shape && isRead(shape) && !node.isDisabled() && isInSight(node)) {
      checkContrast(shape, ground, here);
    }
    Color below = Contrast.ground(node, ground, here);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, below, here));
    }
  }

  private boolean isInSight(Node node) {
    var bounds = node.localToScene(node.getLayoutBounds());
    return bounds.intersects(0, 0, scene.getWidth(), scene.getHeight());
  }

  private static boolean isRead(Shape shape) {
    return shape instanceof Icon || (shape instanceof Text text && !text.getText().isBlank());
  }

  private void checkContrast(Shape shape, Color ground, double opacity) {
    if (!(shape.getFill() instanceof Color fill)) {
      return;
    }
    double least = shape instanceof Text text && !isLarge(text) ? TEXT : LARGE;
    double ratio = Contrast.ratio(Contrast.over(fill, ground, opacity), ground);
    if (ratio < least) {
      problems.add(
          "%.2f : 1 instead of %.1f, %s on %s: %s"
              .formatted(ratio, least, Contrast.hex(fill), Contrast.hex(ground), describe(shape)));
    }
  }

  private static boolean isLarge(Text text) {
    double size = text.getFont().getSize();
    boolean bold = text.getFont().getStyle().contains("Bold");
    return size >= 24 || (bold && size >= 18.66);
  }

  private void checkName(Node node) {
    if (isToBeNamed(node) && !isNamed(node)) {
      problems.add("no accessible name: " + describe(node));
    }
    boolean nothingInParticular =
        node.getAccessibleRole() == AccessibleRole.NODE
            || node.getAccessibleRole() == AccessibleRole.PARENT;
    if (node.isFocusTraversable() && nothingInParticular) {
      problems.add("takes the focus without a role: " + describe(node));
    }
  }

  private static boolean isToBeNamed(Node node) {
    if (node instanceof ScrollBar || node instanceof ScrollPane || node instanceof SplitPane) {
      return false;
    }
    // A row is read by its cells.
    if (node instanceof Cell<?> cell) {
      return !cell.isEmpty()
          && !(node instanceof TableRow<?>)
          && !isWithin(node, ComboBoxBase.class);
    }
    boolean shows = node instanceof ProgressIndicator && !isWithin(node, Cell.class);
    return shows || (node instanceof Control && node.isFocusTraversable());
  }

  private static boolean isNamed(Node node) {
    if (node instanceof Cell<?>) {
      return !shows(node)
          || (node.queryAccessibleAttribute(AccessibleAttribute.TEXT) instanceof String words
              && isText(words));
    }
    if (isText(node.getAccessibleText())
        || node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) != null) {
      return true;
    }
    // A spinner's field is named as the spinner is.
    if (node.getParent() instanceof Spinner<?> spinner && isNamed(spinner)) {
      return true;
    }
    return node instanceof Labeled labeled && isText(labeled.getText());
  }

  /** Whether anything is to be seen in it. */
  private static boolean shows(Node node) {
    if (!node.isVisible()) {
      return false;
    }
    if (node instanceof Text text) {
      return isText(text.getText());
    }
    return node instanceof ProgressIndicator
        || (node instanceof Parent parent
            && parent.getChildrenUnmodifiable().stream().anyMatch(Audit::shows));
  }

  private static boolean isText(String text) {
    return text != null && !text.isBlank();
  }

  private static boolean isWithin(Node node, Class<?> kind) {
    for (Parent at = node.getParent(); at != null; at = at.getParent()) {
      if (kind.isInstance(at)) {
        return true;
      }
    }
    return false;
  }

  /** What it is, and where: the ids around it. */
  private static String describe(Node node) {
    StringBuilder path = new StringBuilder();
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at.getId() != null) {
        path.append(" < #").append(at.getId());
      }
    }
    String says = node instanceof Text text ? " '" + text.getText() + "'" : "";
    return node.getClass().getSimpleName()
        + (node.getId() == null ? "" : "#" + node.getId())
        + " "
        + node.getStyleClass()
        + says
        + (node.getParent() == null
            ? ""
            : " in " + Objects.toString(node.getParent().getStyleClass()))
        + path;
  }
}
