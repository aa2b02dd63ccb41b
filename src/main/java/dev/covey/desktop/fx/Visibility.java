package dev.covey.desktop.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Runs on the FX thread. Shows nodes, or hides them so that they take no room either. */
public final class Visibility {
  private Visibility() {}

  public static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** Follows a value from now on. */
  public static void showWhile(Node node, ObservableValue<Boolean> shown) {
    shown.subscribe(now -> show(node, now));
  }
}
