package dev.covey.desktop.fx;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** How well one colour stands out from another (WCAG 2.1). */
final class Contrast {
  private Contrast() {}

  /** From 1, the same, to 21, black on white; both opaque. */
  static double ratio(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** How unlike two colours look, from 0, the same, to 3, black and white (“redmean”). */
  static double apart(Color one, Color other) {
    double red = one.getRed() - other.getRed();
    double green = one.getGreen() - other.getGreen();
    double blue = one.getBlue() - other.getBlue();
    double mean = (one.getRed() + other.getRed()) / 2;
    return Math.sqrt((2 + mean) * red * red + 4 * green * green + (3 - mean) * blue * blue);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  static Color over(Color above, Color below) {
    return over(above, below, 1);
  }

  /** What is seen where one lies over an opaque other. */
  static Color over(Color above, Color below, double opacity) {
    double share = above.getOpacity() * opacity;
    return Color.color(
        above.getRed() * share + below.getRed() * (1 - share),
        above.getGreen() * share + below.getGreen() * (1 - share),
        above.getBlue() * share + below.getBlue() * (1 - share));
  }

  /** What lies behind a node's children: its own background over what lies behind itself. */
  static Color ground(Node node, Color behind, double opacity) {
    Color ground = behind;
    if (node instanceof Region region && region.getBackground() != null) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        if (fill.getFill() instanceof Color color) {
          ground = over(color, ground, opacity);
        }
      }
    }
    return ground;
  }

  static String hex(Color color) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x/%.2f",
        Math.round(color.getRed() * 255),
        Math.round(color.getGreen() * 255),
        Math.round(color.getBlue() * 255),
        color.getOpacity());
  }
}
