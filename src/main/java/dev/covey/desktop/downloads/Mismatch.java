package dev.covey.desktop.downloads;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The digests of a file that came whole and is not what was shared, in hexadecimal (D8). Pure. */
record Mismatch(
    String expectedSha1, String expectedSha256, String actualSha1, String actualSha256) {
  private static final Pattern DIGESTS =
      Pattern.compile(
          "expected SHA-1 (\\p{XDigit}{40}) and SHA-256 (\\p{XDigit}{64}),"
              + " got (\\p{XDigit}{40}) and (\\p{XDigit}{64})\\.$");

  /**
   * @param error as peers say it, in English
   */
  static Optional<Mismatch> in(String error) {
    Matcher digests = DIGESTS.matcher(error);
    return digests.find()
        ? Optional.of(
            new Mismatch(digests.group(1), digests.group(2), digests.group(3), digests.group(4)))
        : Optional.empty();
  }
}
