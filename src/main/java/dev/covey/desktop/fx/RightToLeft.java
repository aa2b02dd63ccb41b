package dev.covey.desktop.fx;

import java.util.regex.Pattern;
import javafx.scene.control.Labeled;

/**
 * Keeps text with right-to-left letters from being wrapped by JavaFX, whose layout breaks down (an
 * {@code ArrayIndexOutOfBoundsException} in each pulse, on Linux) where a line ends within such
 * letters: anybody could stop the window of everybody else by the name of a file (X4). They come in
 * lines of their own instead, short enough for whatever wraps.
 */
public final class RightToLeft {
  /** At most so many characters stand in a row: less than 200 px in text, 260 in titles. */
  private static final int ROW = 22;

  private static final char KEEPS_TOGETHER = '\u00A0';

  /** A line that begins with it has its words from left to right, whatever the first letter is. */
  private static final String RUNS_TO_THE_RIGHT = "\u200E";

  /** A name has no word of ours, which all run to the right. */
  private static final Pattern OUR_WORD = Pattern.compile("[ \u00A0][a-zA-ZäöüÄÖÜ]");

  private RightToLeft() {}

  /**
   * Runs on the FX thread. From now on a label that wraps shows such text in lines; one whose text
   * is bound has to bind to {@link #lines} itself.
   */
  public static void keepWhole(Labeled label) {
    label
        .textProperty()
        .subscribe(text -> {
          if (!label.textProperty().isBound()) {
            label.setText(lines(text));
          }
        });
  }

  /**
   * The text as a label of one line can show it: a sentence is read from left to right though a
   * name that it begins with runs the other way.
   */
  public static String line(String text) {
    return hasAny(text) && isSentence(text) ? RUNS_TO_THE_RIGHT + text : text;
  }

  /** A name as it stands in one line of a label that wraps: shortened in its middle if need be. */
  public static String inARow(String name) {
    return hasAny(name) ? ShortPaths.of(name, ROW) : name;
  }

  static boolean hasAny(String text) {
    return text.chars().anyMatch(c -> isRightToLeft((char) c));
  }

  /**
   * The text as a label that wraps can show it; the same if all of it runs to the right, or if it
   * is in such lines already.
   */
  public static String lines(String text) {
    if (text == null || !hasAny(text)) {
      return text;
    }
    String lineEnd = isSentence(text) ? "\n" + RUNS_TO_THE_RIGHT : "\n";
    StringBuilder safe = new StringBuilder(text.length() + 8);
    if (isSentence(text) && !text.startsWith(RUNS_TO_THE_RIGHT)) {
      safe.append(RUNS_TO_THE_RIGHT);
    }
    int at = 0;
    while (at < text.length()) {
      int from = begin(text, at);
      safe.append(text, at, from);
      at = from < text.length() ? end(text, from) : from;
      appendStretch(safe, text.substring(from, at), lineEnd);
    }
    return safe.toString();
  }

  private static boolean isSentence(String text) {
    return OUR_WORD.matcher(text).find();
  }

  private static void appendStretch(StringBuilder safe, String stretch, String lineEnd) {
    String[] lines = stretch.split("\n", -1);
    for (int line = 0; line < lines.length; line++) {
      if (line > 0) {
        safe.append('\n');
      }
      appendLine(safe, lines[line], lineEnd);
    }
  }

  private static void appendLine(StringBuilder safe, String line, String lineEnd) {
    int row = 0;
    for (String word : line.split("[ \u00A0]+")) {
      if (row > 0 && row + 1 + Isolates.without(word).length() <= ROW) {
        safe.append(KEEPS_TOGETHER);
        row++;
      } else if (row > 0) {
        endLine(safe, lineEnd);
        row = 0;
      }
      row = appendWord(safe, word, row, lineEnd);
    }
  }

  /** Tells how long the row is then. */
  private static int appendWord(StringBuilder safe, String word, int before, String lineEnd) {
    int row = before;
    for (int c : word.codePoints().toArray()) {
      int width = Isolates.ALL.indexOf(c) < 0 ? Character.charCount(c) : 0;
      if (row >= ROW && width > 0) {
        endLine(safe, lineEnd);
        row = 0;
      }
      safe.appendCodePoint(c);
      row += width;
    }
    return row;
  }

  /** An isolate ends with its line: what is left of its name gets another. */
  private static void endLine(StringBuilder safe, String lineEnd) {
    String open = Isolates.openIn(safe);
    if (!open.isEmpty()) {
      safe.append(Isolates.END);
    }
    safe.append(lineEnd).append(open);
  }

  private static int begin(String text, int from) {
    int at = from;
    while (at < text.length()
        && text.charAt(at) != Isolates.TO_THE_LEFT
        && !isRightToLeft(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** After the isolate, or the last letter or digit before what runs to the right again. */
  private static int end(String text, int from) {
    if (text.charAt(from) == Isolates.TO_THE_LEFT) {
      int end = text.indexOf(Isolates.END, from);
      return end < 0 ? text.length() : end + 1;
    }
    int end = from;
    for (int at = from; at < text.length() && !isLeftToRight(text.charAt(at)); at++) {
      if (isRightToLeft(text.charAt(at)) || Character.isDigit(text.charAt(at))) {
        end = at + 1;
      }
    }
    return end;
  }

  private static boolean isRightToLeft(char c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
        || direction == Character.DIRECTIONALITY_ARABIC_NUMBER
        || isRare(c);
  }

  /** Scripts beyond the first plane that run to the left: N'Ko's younger kin, Adlam, Phoenician. */
  private static boolean isRare(char c) {
    return c == '\uD802' || c == '\uD803' || c == '\uD83A' || c == '\uD83B';
  }

  private static boolean isLeftToRight(char c) {
    return Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
  }
}
