package dev.covey.desktop;

import dev.covey.desktop.fx.Preferences;
import java.util.OptionalDouble;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Runs on the FX thread. Where the window was and how large, across starts. */
final class WindowMemory {
  static final double LEAST_WIDTH = 820;
  static final double LEAST_HEIGHT = 560;
  private static final double USUAL_WIDTH = 1280;
  private static final double USUAL_HEIGHT = 800;

  private final Stage stage;
  private final Preferences preferences;

  WindowMemory(Stage stage, Preferences preferences) {
    this.stage = stage;
    this.preferences = preferences;
  }

  /** Puts the window where it was, if a screen is still there, and onto the usual size if not. */
  void restore() {
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setWidth(size("window.width", USUAL_WIDTH, LEAST_WIDTH, screen.getWidth()));
    stage.setHeight(size("window.height", USUAL_HEIGHT, LEAST_HEIGHT, screen.getHeight()));
    OptionalDouble x = preferences.number("window.x");
    OptionalDouble y = preferences.number("window.y");
    if (x.isPresent() && y.isPresent() && isOnAScreen(x.getAsDouble(), y.getAsDouble())) {
      stage.setX(x.getAsDouble());
      stage.setY(y.getAsDouble());
    }
    stage.setMaximized(preferences.flag("window.maximized", false));
  }

  private double size(String key, double usual, double least, double most) {
    return Math.clamp(preferences.number(key).orElse(usual), least, Math.max(least, most));
  }

  /** Whether one could reach the title bar of a window there. */
  private boolean isOnAScreen(double x, double y) {
    double grip = 50;
    return !Screen.getScreensForRectangle(x + grip, y, stage.getWidth() - 2 * grip, grip).isEmpty();
  }

  /** Remembers where the window is; what it was before it was maximized. */
  void save() {
    preferences.put("window.maximized", stage.isMaximized());
    if (!stage.isMaximized() && !stage.isIconified()) {
      preferences.put("window.width", stage.getWidth());
      preferences.put("window.height", stage.getHeight());
      preferences.put("window.x", stage.getX());
      preferences.put("window.y", stage.getY());
    }
  }
}
