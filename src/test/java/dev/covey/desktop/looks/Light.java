package dev.covey.desktop.looks;

import dev.covey.desktop.fx.Languages;
import dev.covey.desktop.fx.Themes;
import java.util.List;
import java.util.Locale;

/**
 * How a sight is looked at.
 *
 * @param width of the window, in points, as {@code height}
 * @param scales pixels a point, one picture each; none: it is only checked
 */
record Light(
    Themes.Choice theme, int width, int height, Languages.Choice language, List<Integer> scales) {

  private static final List<Integer> BOTH = List.of(1, 2);

  /** The display there is without a screen has 1000 rows of 1000 pixels, and the last ends it. */
  private static final int LARGE_HEIGHT = 999;

  /** All of it: some minutes on two cores. */
  static final List<Light> ALL =
      List.of(
          small(Themes.Choice.LIGHT, Languages.Choice.ENGLISH, BOTH),
          small(Themes.Choice.DARK, Languages.Choice.ENGLISH, BOTH),
          large(Themes.Choice.LIGHT, BOTH),
          large(Themes.Choice.DARK, BOTH),
          small(Themes.Choice.LIGHT, Languages.Choice.GERMAN, BOTH));

  /** What every build can afford: each theme, size and language once, the rest on demand. */
  static final List<Light> SOME =
      List.of(
          small(Themes.Choice.LIGHT, Languages.Choice.GERMAN, List.of(1)),
          large(Themes.Choice.DARK, List.of(1)));

  static List<Light> wanted() {
    return Boolean.getBoolean("covey.looks.all") ? ALL : SOME;
  }

  private static Light small(Themes.Choice theme, Languages.Choice language, List<Integer> scales) {
    return new Light(theme, 900, 600, language, scales);
  }

  private static Light large(Themes.Choice theme, List<Integer> scales) {
    return new Light(theme, 1600, LARGE_HEIGHT, Languages.Choice.ENGLISH, scales);
  }

  String caption(int scale) {
    return "%d×%d %s %d %%%s"
        .formatted(
            width,
            height,
            theme.name().toLowerCase(Locale.ROOT),
            scale * 100,
            language == Languages.Choice.GERMAN ? " German" : "");
  }

  /** How a picture's file is called. */
  String file(String sight, int scale) {
    return "%s-%s.png"
        .formatted(sight, caption(scale).replace("×", "x").replace(" %", "").replace(' ', '-'));
  }
}
