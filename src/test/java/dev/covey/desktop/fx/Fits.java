package dev.covey.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Runs on the FX thread. Finds what has no room in a window: words that are cut and that nothing
 * tells whole, what sticks out of the window or of what holds it, controls that lie over each
 * other, lists without room for a row, prompts longer than their field, what would have to be
 * scrolled sideways, and scroll bars that cannot be taken hold of.
 *
 * <p>Names and sentences of a label or a cell may be cut where a tooltip tells all of it; buttons,
 * headings and answers may never.
 */
public final class Fits {
  /** Layout rounds to pixels. */
  private static final double ROUNDING = 1.01;

  private static final double SHORTEST_THUMB = 20;

  /** What a window's own frame may take of a dialog's room. */
  private static final double TITLE_BAR = 30;

  /** A letter and an ellipsis, at least. */
  private static final double LEAST_OF_WORDS = 20;

  private final List<String> problems = new ArrayList<>();
  private final Scene scene;

  private Fits(Scene scene) {
    this.scene = scene;
  }

  /** What does not fit in any window that is seen. */
  public static List<String> anywhere() {
    return Window.getWindows().stream()
        .filter(window -> window.isShowing() && !(window instanceof Tooltip))
        .map(Window::getScene)
        .filter(scene -> scene != null)
        .flatMap(scene -> of(scene).stream())
        .toList();
  }

  private static List<String> of(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    Fits fits = new Fits(scene);
    if (scene.getWindow() instanceof Stage dialog
        && dialog.getOwner() != null
        && scene.getHeight() + TITLE_BAR > dialog.getOwner().getHeight()) {
      fits.add(
          scene.getRoot(),
          "%.0f high, in a window of %.0f"
              .formatted(scene.getHeight(), dialog.getOwner().getHeight()));
    }
    fits.walk(scene.getRoot(), false);
    return fits.problems;
  }

  private void walk(Node node, boolean scrolled) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    if (node instanceof ListView<?> list) {
      checkRows(list);
    }
    if (isFolded(node)) {
      if (node instanceof Label label
          && label.isManaged()
          && isText(label.getText())
          && !givesWay(label)) {
        add(label, "nothing is left of: " + label.getText());
      }
      return;
    }
    switch (node) {
      case Labeled labeled -> checkWords(labeled);
      case TextField field -> checkPrompt(field);
      case ScrollBar bar -> checkBar(bar);
      default -> {}
    }
    if (!scrolled && node instanceof Control && sticksOut(node)) {
      add(node, "out of the window");
    }
    if (node instanceof Cell<?> cell && cell.getGraphic() != null) {
      checkGraphic(cell, cell.getGraphic());
    }
    // JavaFX's own are without a name: what a page scrolls is higher than what holds it.
    if (node instanceof Pane pane && !pane.getClass().isAnonymousClass()) {
      checkChildren(pane);
    }
    if (node instanceof Parent parent) {
      boolean scrolls = scrolled || node instanceof ScrollPane || isVirtual(node);
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, scrolls));
    }
  }

  /** Nobody sees what stands in it. */
  private static boolean isFolded(Node node) {
    return node instanceof Region region && (region.getHeight() < 2 || region.getWidth() < 2);
  }

  private static boolean isVirtual(Node node) {
    return node.getStyleClass().contains("virtual-flow");
  }

  private void checkWords(Labeled labeled) {
    boolean cut = isText(labeled.getText()) && labeled.isTextTruncated();
    if (cut && !(mayBeCut(labeled) && isToldWhole(labeled))) {
      add(labeled, "cut: " + labeled.getText());
    } else if (cut && labeled.getWidth() < LEAST_OF_WORDS && !givesWay(labeled)) {
      add(labeled, "nothing is left of: " + labeled.getText());
    }
  }

  /** What is said beside the words that count may leave them all of the room. */
  private static boolean givesWay(Labeled labeled) {
    return labeled.getStyleClass().contains("muted");
  }

  private void checkRows(ListView<?> list) {
    if (!list.getItems().isEmpty() && list.getHeight() < list.getFixedCellSize()) {
      add(list, "has no room for a row");
    }
  }

  /** A cell cuts what is wider than it, and says nothing of it. */
  private void checkGraphic(Cell<?> cell, Node graphic) {
    if (graphic.isVisible() && !within(place(graphic), cell.getLayoutBounds())) {
      add(cell, "%s in %s".formatted(size(place(graphic)), size(cell.getLayoutBounds())));
    }
  }

  private static boolean mayBeCut(Labeled labeled) {
    return labeled instanceof Label || labeled instanceof Cell<?>;
  }

  /** By its own tooltip or that of what it stands in. */
  private static boolean isToldWhole(Labeled labeled) {
    for (Node at = labeled; at != null; at = at.getParent()) {
      Optional<Tooltip> tip = tooltip(at);
      // That of a button tells what it does.
      boolean own = at.equals(labeled) || !(at instanceof ButtonBase);
      if (tip.isPresent() && own) {
        return isText(tip.get().getText());
      }
    }
    return false;
  }

  private static Optional<Tooltip> tooltip(Node node) {
    // Where Tooltip.install puts it, too.
    return Optional.ofNullable((Tooltip) node.getProperties().get("javafx.scene.control.Tooltip"));
  }

  private void checkPrompt(TextField field) {
    if (!field.getText().isEmpty() || !isText(field.getPromptText())) {
      return;
    }
    Text prompt = new Text(field.getPromptText());
    prompt.setFont(field.getFont());
    double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
    if (prompt.getLayoutBounds().getWidth() > room + ROUNDING) {
      add(field, "prompt: " + field.getPromptText());
    }
  }

  private void checkBar(ScrollBar bar) {
    Node thumb = bar.lookup(".thumb");
    if (thumb != null
        && bar.getHeight() > 3 * SHORTEST_THUMB
        && thumb.getLayoutBounds().getHeight() < SHORTEST_THUMB) {
      add(bar, "has a thumb too short to be taken hold of");
    }
    if (bar.getOrientation() == Orientation.HORIZONTAL && bar.getWidth() > 0) {
      add(bar, "scrolls sideways");
    }
  }

  private boolean sticksOut(Node node) {
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    return bounds.getWidth() > 0
        && !within(bounds, new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
  }

  private void checkChildren(Pane pane) {
    List<Node> seen =
        pane.getChildren().stream()
            .filter(child -> child.isVisible() && child.isManaged() && child.getOpacity() > 0)
            // A count sits on the corner of what it counts.
            .filter(child -> !child.getStyleClass().contains("badge"))
            .filter(child -> child.getLayoutBounds().getWidth() > 0)
            .filter(child -> child.getLayoutBounds().getHeight() > 0)
            .toList();
    Bounds room = pane.getLayoutBounds();
    for (Node child : seen) {
      if (!within(place(child), room)) {
        add(child, "%s has no room in %s".formatted(size(place(child)), size(room)));
      }
    }
    if (!(pane instanceof StackPane)) {
      checkOverlaps(seen);
    }
  }

  private void checkOverlaps(List<Node> siblings) {
    for (int i = 0; i < siblings.size(); i++) {
      for (int j = i + 1; j < siblings.size(); j++) {
        if (overlap(place(siblings.get(i)), place(siblings.get(j)))) {
          add(siblings.get(i), "lies over " + name(siblings.get(j)));
        }
      }
    }
  }

  /** In what holds it; shadows take no room. */
  private static Bounds place(Node node) {
    return node.localToParent(node.getLayoutBounds());
  }

  private static boolean within(Bounds bounds, Bounds room) {
    return bounds.getMinX() > room.getMinX() - ROUNDING
        && bounds.getMinY() > room.getMinY() - ROUNDING
        && bounds.getMaxX() < room.getMaxX() + ROUNDING
        && bounds.getMaxY() < room.getMaxY() + ROUNDING;
  }

  private static boolean overlap(Bounds one, Bounds other) {
    return Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX())
            > ROUNDING
        && Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY())
            > ROUNDING;
  }

  private static String size(Bounds bounds) {
    return "%.0f × %.0f at %.0f, %.0f"
        .formatted(bounds.getWidth(), bounds.getHeight(), bounds.getMinX(), bounds.getMinY());
  }

  private void add(Node node, String what) {
    StringBuilder where = new StringBuilder();
    for (Node at = node; at != null && where.length() < 90; at = at.getParent()) {
      where.append(where.isEmpty() ? ": " : " < ").append(name(at));
    }
    problems.add(what + where);
  }

  private static String name(Node node) {
    return node.getId() != null ? "#" + node.getId() : node.getClass().getSimpleName();
  }

  private static boolean isText(String text) {
    return text != null && !text.isBlank();
  }
}
