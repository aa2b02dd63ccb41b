package dev.covey.desktop.fx;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/**
 * Runs on the FX thread. Three birds on blue: in windows a node, for the system images; packages
 * draw them from {@code packaging/covey.svg}.
 */
public final class Logo extends StackPane {
  /** The drawing's own size; all paths are in its units. */
  private static final double DRAWN = 28;

  private static final double RADIUS = 6;
  static final String BIRDS =
      "M5 13.5 L9.5 9 L14 13.5 L9.5 12 Z M14 13.5 L18.5 9 L23 13.5 L18.5 12 Z"
          + " M9.5 20.5 L14 16 L18.5 20.5 L14 19 Z";

  // Outside a scene there is no theme to look a colour up in: the light accent.
  private static final Color BLUE = Color.web("#0969da");

  private final Scale scale = new Scale();

  /** Made by FXML, whose way to constructors with parameters would cost a start 50 ms. */
  public Logo() {
    SVGPath birds = new SVGPath();
    birds.setContent(BIRDS);
    birds.getStyleClass().add("logo-birds");
    birds.getTransforms().add(scale);
    getChildren().add(new Group(birds));
    getStyleClass().add("logo");
    setMouseTransparent(true);
    setSize(DRAWN);
  }

  /** Width and height in pixels. */
  public void setSize(double size) {
    scale.setX(size / DRAWN);
    scale.setY(size / DRAWN);
    setStyle("-fx-background-radius: " + size * RADIUS / DRAWN + "px;");
    setMinSize(size, size);
    setMaxSize(size, size);
  }

  public double getSize() {
    return getMinWidth();
  }

  /** The window's icons, from small to large. */
  public static List<Image> images() {
    return Stream.of(16, 24, 32, 48, 64, 128, 256).map(Logo::image).toList();
  }

  private static Image image(int size) {
    Canvas canvas = new Canvas(size, size);
    GraphicsContext drawing = canvas.getGraphicsContext2D();
    drawing.scale(size / DRAWN, size / DRAWN);
    drawing.setFill(BLUE);
    drawing.fillRoundRect(0, 0, DRAWN, DRAWN, 2 * RADIUS, 2 * RADIUS);
    drawing.setFill(Color.WHITE);
    drawing.beginPath();
    drawing.appendSVGPath(BIRDS);
    drawing.fill();
    SnapshotParameters transparent = new SnapshotParameters();
    transparent.setFill(Color.TRANSPARENT);
    return canvas.snapshot(transparent, null);
  }
}
