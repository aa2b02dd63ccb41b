package dev.covey.desktop.fx;

/**
 * Makes text that another device chose fit for one line of a table or a sentence: line ends,
 * control and direction characters become blanks (X4). Any thread may call it.
 */
public final class SafeText {
  private SafeText() {}

  public static String line(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().map(SafeText::plain).forEach(safe::appendCodePoint);
    return safe.toString().strip();
  }

  private static int plain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          ' ';
      default -> c;
    };
  }
}
