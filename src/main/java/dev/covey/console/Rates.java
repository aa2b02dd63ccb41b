package dev.covey.console;

import dev.covey.model.RateLimit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rates as people write them: {@code 500K}, {@code 1.5M}, {@code 64KiB/s}, {@code off}. Pure.
 *
 * <p>K, M and G are decimal, as in all that the console shows; KiB, MiB and GiB are not.
 */
final class Rates {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*([kmg])(b|ib)?(?:/s)?");

  private Rates() {}

  /**
   * Bytes a second; 0 for {@code off} or {@code none}.
   *
   * @throws IllegalArgumentException with the forms that are accepted
   */
  static long parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.equals("off") || lower.equals("none")) {
      return 0;
    }
    Matcher matcher = FORM.matcher(lower);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no rate: write for example 500K, 2M or 64KiB (a second), or off."
              .formatted(text));
    }
    double step = "ib".equals(matcher.group(3)) ? 1_024 : 1_000;
    double factor = Math.pow(step, "kmg".indexOf(matcher.group(2)) + 1);
    long rate = Math.round(Double.parseDouble(matcher.group(1)) * factor);
    if (rate < RateLimit.LEAST || rate > RateLimit.MOST) {
      throw new IllegalArgumentException(
          "'%s' is beyond what can be kept: a limit is 8KiB to 10G a second, or off."
              .formatted(text));
    }
    return rate;
  }
}
