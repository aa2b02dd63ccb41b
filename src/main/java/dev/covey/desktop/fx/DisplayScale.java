package dev.covey.desktop.fx;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/** Runs on the FX thread. How many pixels of the display a point has. */
public final class DisplayScale {
  private DisplayScale() {}

  /**
   * What is drawn into a canvas is kept as pixels: it is to be drawn anew when its window comes to
   * another display, or it is enlarged and blurred there.
   */
  public static void onChange(Node canvas, Runnable drawAnew) {
    canvas
        .sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::renderScaleXProperty)
        .subscribe(drawAnew);
  }
}
