package dev.covey.model;

import java.util.HexFormat;

/** What the digests of this room share: lowercase hex of a fixed length. */
final class HexDigest {
  private HexDigest() {}

  static void check(String kind, String hex, int bytes) {
    if (hex.length() != 2 * bytes || !isLowerHex(hex)) {
      throw new IllegalArgumentException(
          "%s is %d lowercase hex digits.".formatted(kind, 2 * bytes));
    }
  }

  /** A plain loop: a tracker that starts checks millions. */
  private static boolean isLowerHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  static String encode(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static byte[] decode(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
