package dev.covey.desktop.fx;

import java.util.regex.Pattern;

/**
 * Directional isolates (Unicode Standard Annex 9): around a name in a sentence, they keep its words
 * in the order they have by themselves, and the sentence's in theirs, whichever way each runs.
 * Pure.
 */
final class Isolates {
  static final char TO_THE_RIGHT = '\u2066';
  static final char TO_THE_LEFT = '\u2067';
  static final char END = '\u2069';

  /** The characters above, for a class in a pattern. */
  static final String ALL = "\u2066\u2067\u2069";

  private static final Pattern ANY = Pattern.compile("[" + ALL + "]");

  private Isolates() {}

  /**
   * The value as it stands in a sentence; the same if all of it runs to the right, or if it is a
   * sentence with such names itself.
   */
  static String around(String value) {
    return RightToLeft.hasAny(value) && !ANY.matcher(value).find()
        ? (runsToTheLeft(value) ? TO_THE_LEFT : TO_THE_RIGHT) + value + END
        : value;
  }

  /** The text without any, for what is read by programs. */
  static String without(String text) {
    return ANY.matcher(text).replaceAll("");
  }

  /** The one that is open at the end of the text, as a text; empty if there is none. */
  static String openIn(CharSequence text) {
    for (int at = text.length() - 1; at >= 0 && text.charAt(at) != END; at--) {
      if (text.charAt(at) == TO_THE_LEFT || text.charAt(at) == TO_THE_RIGHT) {
        return String.valueOf(text.charAt(at));
      }
    }
    return "";
  }

  /** As the first letter does. */
  private static boolean runsToTheLeft(String value) {
    return value
        .codePoints()
        .map(Character::getDirectionality)
        .filter(Isolates::isStrong)
        .limit(1)
        .anyMatch(direction -> direction != Character.DIRECTIONALITY_LEFT_TO_RIGHT);
  }

  private static boolean isStrong(int direction) {
    return direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
