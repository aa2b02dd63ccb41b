package dev.covey.protocol;

import dev.covey.model.Endpoint;
import dev.covey.model.Pieces;

/**
 * The bounds that message constructors hold (X5). All throw {@link IllegalArgumentException} naming
 * the field.
 */
final class Check {
  private Check() {}

  static void text(String field, String value, int longest) {
    if (value.isBlank() || value.length() > longest) {
      throw new IllegalArgumentException("%s has 1 to %d characters".formatted(field, longest));
    }
  }

  static void range(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d to %d, not %d".formatted(field, least, most, value));
    }
  }

  static void tracker(Endpoint tracker) {
    range("port", tracker.port(), 1, 65_535);
  }

  static void size(long size) {
    range("size", size, 0, (long) Pieces.SIZE * Integer.MAX_VALUE);
  }

  static void manifestPage(long size, int from, int hashes) {
    int pieces = Pieces.count(size);
    if (from < 0 || from % Limits.MANIFEST_PAGE != 0 || (from > 0 && from >= pieces)) {
      throw new IllegalArgumentException("no manifest page starts at piece " + from);
    }
    int expected = Math.min(Limits.MANIFEST_PAGE, pieces - from);
    if (hashes != expected) {
      throw new IllegalArgumentException(
          "this manifest page has %d hashes, not %d".formatted(expected, hashes));
    }
  }
}
