package dev.covey.desktop.fx;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Runs on the FX thread. A window as it is seen, with the dialogs and menus that stand over it, on
 * a display of any scale: at 2, a point is four pixels and things stand on half points too.
 */
final class WindowPicture {
  private final Stage stage;
  private final int scale;

  private WindowPicture(Stage stage, int scale) {
    this.stage = stage;
    this.scale = scale;
  }

  static BufferedImage of(Stage stage, int scale) {
    return new WindowPicture(stage, scale).draw(shown());
  }

  private static List<Window> shown() {
    return Window.getWindows().stream()
        .filter(Window::isShowing)
        .filter(window -> window.getScene() != null)
        .toList();
  }

  /** Brings all windows to a display of that scale. */
  static void onDisplay(int scale) {
    shown().forEach(window -> onDisplay(window, scale));
  }

  /** Layout rounds to whole pixels: it has to know how large they are. */
  private static void onDisplay(Window window, int scale) {
    if (window.getRenderScaleX() != scale) {
      window.setRenderScaleX(scale);
      window.setRenderScaleY(scale);
      window.getScene().getRoot().requestLayout();
    }
  }

  private BufferedImage draw(List<Window> shown) {
    WritableImage below = snapshot(stage.getScene(), stage.getScene().getFill());
    int width = (int) below.getWidth();
    int height = (int) below.getHeight();
    // Without transparency a PNG is written many times faster.
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    below
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    Graphics2D graphics = image.createGraphics();
    for (Window window : shown) {
      if (!window.equals(stage)) {
        drawOver(graphics, window);
      }
    }
    graphics.dispose();
    return image;
  }

  private void drawOver(Graphics2D graphics, Window window) {
    if (window instanceof PopupWindow popup) {
      keepInPlace(popup);
    }
    Scene over = window.getScene();
    double x = window.getX() + over.getX() - stage.getX() - stage.getScene().getX();
    double y = window.getY() + over.getY() - stage.getY() - stage.getScene().getY();
    // What lets the window behind it shine through stays so.
    BufferedImage image = SwingFXUtils.fromFXImage(snapshot(over, Color.TRANSPARENT), null);
    graphics.drawImage(image, (int) (x * scale), (int) (y * scale), null);
    if (window instanceof Stage) { // the system draws its frame
      graphics.setColor(java.awt.Color.GRAY);
      graphics.drawRect(
          (int) (x * scale) - 1,
          (int) (y * scale) - 1,
          image.getWidth() + 1,
          image.getHeight() + 1);
    }
  }

  /** The screen without a display ends at 1000 points; what is beyond stays where it was asked. */
  private static void keepInPlace(PopupWindow popup) {
    popup.setAutoFix(false);
    popup.setAnchorX(popup.getAnchorX());
    popup.setAnchorY(popup.getAnchorY());
  }

  private WritableImage snapshot(Scene scene, javafx.scene.paint.Paint ground) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(ground);
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setViewport(
        new Rectangle2D(0, 0, scene.getWidth() * scale, scene.getHeight() * scale));
    return scene.getRoot().snapshot(parameters, null);
  }
}
