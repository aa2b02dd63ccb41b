package dev.covey.desktop.fx;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/**
 * Runs on the FX thread. F6 and Shift+F6 go from one of a screen's panes to the next; beyond the
 * last the key is left to others.
 */
public final class Panes {
  private final List<Node> panes;

  /**
   * @param panes nodes that take the focus, in their order
   */
  public Panes(Node... panes) {
    this.panes = List.of(panes);
  }

  public void handle(KeyEvent event) {
    if (Shortcuts.NEXT_PANE.match(event)) {
      go(event, focused() + 1, 1);
    } else if (Shortcuts.PREVIOUS_PANE.match(event)) {
      int at = focused();
      go(event, (at < 0 ? panes.size() : at) - 1, -1);
    }
  }

  private void go(KeyEvent event, int to, int step) {
    for (int i = to; i >= 0 && i < panes.size(); i += step) {
      Node pane = panes.get(i);
      if (pane.getScene() != null && pane.isVisible() && !pane.isDisabled()) {
        pane.requestFocus();
        event.consume();
        return;
      }
    }
  }

  private int focused() {
    Scene scene = panes.getFirst().getScene();
    for (Node at = scene == null ? null : scene.getFocusOwner(); at != null; at = at.getParent()) {
      int pane = panes.indexOf(at);
      if (pane >= 0) {
        return pane;
      }
    }
    return -1;
  }
}
