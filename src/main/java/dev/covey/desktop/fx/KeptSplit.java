package dev.covey.desktop.fx;

import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/**
 * Runs on the FX thread. Two nodes side by side, of which the right one keeps its width while the
 * window changes its size: the width it begins with, or the one that the user drags it to.
 */
final class KeptSplit extends SplitPane {
  private static final double NARROWEST = 200;
  private static final double WIDEST = 2_000;

  private DoubleConsumer remembered = _ -> {};
  private double kept;
  private double laidOut = -1;
  private boolean arranging;

  /**
   * @param width the right node's at the start, in pixels
   */
  KeptSplit(double width) {
    kept = width;
  }

  /** Keeps the width across starts. */
  void remember(Preferences preferences, String key) {
    kept = Math.clamp(preferences.number(key).orElse(kept), NARROWEST, WIDEST);
    remembered = width -> preferences.put(key, Math.rint(width));
  }

  /** Shows the left node alone. */
  void show(Node left) {
    // One that stays in its place keeps the focus.
    getItems().retainAll(List.of(left));
    if (getItems().isEmpty()) {
      getItems().add(left);
    }
  }

  /** Shows both. */
  void show(Node left, Node right) {
    show(left);
    getItems().add(right);
    laidOut = -1;
    getDividers()
        .getFirst()
        .positionProperty()
        .addListener((_, _, position) -> moved(position.doubleValue()));
  }

  private void moved(double position) {
    if (!arranging && getWidth() > 0) {
      kept = (1 - position) * getWidth();
      remembered.accept(kept);
    }
  }

  @Override
  protected void layoutChildren() {
    arranging = true;
    try {
      super.layoutChildren();
      // The skin shares a new width out by its own rules; only then can the divider be put right.
      if (getWidth() != laidOut && getDividers().size() == 1) {
        setDividerPositions(Math.max(0, 1 - kept / getWidth()));
        super.layoutChildren();
      }
      laidOut = getWidth();
    } finally {
      arranging = false;
    }
  }
}
