package dev.covey.model;

/** The one rule for the names of users and groups (S7, G1). */
final class NameRule {
  private NameRule() {}

  static void check(String kind, String value, int longest) {
    if (value.isEmpty() || value.length() > longest || !value.chars().allMatch(NameRule::allowed)) {
      throw new IllegalArgumentException(
          "A %s has 1 to %d characters of letters, digits, '.', '_' and '-'."
              .formatted(kind, longest));
    }
  }

  private static boolean allowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
