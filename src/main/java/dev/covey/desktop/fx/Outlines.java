package dev.covey.desktop.fx;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.IkonHandler;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Feather's icons as paths of SVG. They come as letters of a font, of
 * strokes that cross; JavaFX without a graphics card leaves out what two strokes share when the
 * screen is scaled, so here the strokes of each are united, once.
 */
final class Outlines {
  /** Of the squares that the font's letters are drawn in, pixels. */
  private static final double SQUARE = 24;

  private static final Font FONT = font();
  private static final Map<Feather, List<PathElement>> LETTERS = new EnumMap<>(Feather.class);
  private static final Map<Sized, String> PATHS = new HashMap<>();

  private record Sized(Feather icon, double size) {}

  private Outlines() {}

  private static Font font() {
    for (IkonHandler handler : ServiceLoader.load(IkonHandler.class)) {
      if (handler.supports(Feather.FILE.getDescription())) {
        return Font.loadFont(handler.getFontResourceAsStream(), SQUARE);
      }
    }
    throw new IllegalStateException("the icons' font is not there");
  }

  /**
   * An icon's outline, with a point in each of two corners of its square, which make the square its
   * bounds.
   *
   * @param size of the square, pixels
   */
  static String of(Feather icon, double size) {
    return PATHS.computeIfAbsent(new Sized(icon, size), Outlines::path);
  }

  private static String path(Sized sized) {
    double scale = sized.size / SQUARE;
    StringBuilder path = new StringBuilder("M0 0ZM");
    append(path, scale, SQUARE, SQUARE);
    path.append('Z');
    for (PathElement element : LETTERS.computeIfAbsent(sized.icon, Outlines::letter)) {
      append(path, scale, element);
    }
    return path.toString();
  }

  private static List<PathElement> letter(Feather icon) {
    Text letter = new Text(Character.toString(icon.getCode()));
    letter.setFont(FONT);
    letter.setY(-letter.getLayoutBounds().getMinY());
    return List.copyOf(((Path) Shape.union(letter, new Path())).getElements());
  }

  private static void append(StringBuilder path, double scale, PathElement element) {
    switch (element) {
      case MoveTo to -> append(path.append('M'), scale, to.getX(), to.getY());
      case LineTo to -> append(path.append('L'), scale, to.getX(), to.getY());
      case QuadCurveTo to ->
          append(path.append('Q'), scale, to.getControlX(), to.getControlY(), to.getX(), to.getY());
      case CubicCurveTo to ->
          append(
              path.append('C'),
              scale,
              to.getControlX1(),
              to.getControlY1(),
              to.getControlX2(),
              to.getControlY2(),
              to.getX(),
              to.getY());
      case ClosePath _ -> path.append('Z');
      default -> throw new IllegalStateException("no part of a letter's outline: " + element);
    }
  }

  private static void append(StringBuilder path, double scale, double... coordinates) {
    for (double coordinate : coordinates) {
      path.append(Math.round(coordinate * scale * 100) / 100.0).append(' ');
    }
  }
}
