package dev.covey;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 500}, {@code 64MiB}, {@code 1.5GB}. */
final class ByteSize {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?)\\s*(b|kb|mb|gb|tb|kib|mib|gib|tib)?");

  private ByteSize() {}

  /**
   * The bytes.
   *
   * @throws IllegalArgumentException with the forms that are accepted
   */
  static long parse(String text) {
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no size: write for example 64MiB, 1GiB or 500000.".formatted(text));
    }
    String unit = matcher.group(2) == null ? "b" : matcher.group(2);
    return Math.round(Double.parseDouble(matcher.group(1)) * factor(unit));
  }

  private static double factor(String unit) {
    double step = unit.endsWith("ib") ? 1_024 : 1_000;
    int power = "bkmgt".indexOf(unit.charAt(0));
    return Math.pow(step, power);
  }
}
