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

  /** Follows a value from now on, for as long as the node lives. */
  public static void showWhile(Node node, ObservableValue<Boolean> shown) {
    // What a binding is made of knows it weakly: unless somebody keeps it, it goes with the next
    // collection, and the node stays as it is.
    node.getProperties().put(shown, Visibility.class);
    shown.subscribe(now -> show(node, now));
  }
}
