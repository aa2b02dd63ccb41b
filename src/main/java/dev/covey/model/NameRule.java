package dev.covey.model;

/** The one rule for the names of users and groups (S7, G1). */
final class NameRule {
  private NameRule() {}

  static void check(String kind, String value, int longest) {
    if (value.isEmpty() || value.length() > longest || !isAllowed(value)) {
      throw new IllegalArgumentException(
          "A %s has 1 to %d characters: letters a to z, digits, '.', '_' and '-'."
              .formatted(kind, longest));
    }
  }

  /** A plain loop: every list of groups makes a thousand names. */
  private static boolean isAllowed(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!isAllowed(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
