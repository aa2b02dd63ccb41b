package dev.covey.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/**
 * Text that may come from the network, made fit for a terminal: nothing in it moves the cursor,
 * changes colours or turns the direction of writing (X4). Widths are in terminal cells: a CJK
 * character or an emoji takes two, a combining mark none.
 */
final class Printable {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private Printable() {}

  /**
   * Shows every control, direction and other invisible character as its number: {@code \\u202E}. In
   * a JSON text, where such a character can only be part of a string, that is the same text still.
   */
  static String escape(String text) {
    if (text.codePoints().noneMatch(Printable::isUnsafe)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int c) {
    if (!isUnsafe(c)) {
      safe.appendCodePoint(c);
      return;
    }
    for (char unit : Character.toChars(c)) {
      safe.append("\\u%04X".formatted((int) unit));
    }
  }

  private static boolean isUnsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** How many cells that takes. */
  static int width(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }

  /** Cuts the middle out of what is wider, so that a name keeps its beginning and its ending. */
  static String middle(String text, int cells, String ellipsis) {
    if (width(text) <= cells) {
      return text;
    }
    int kept = Math.max(0, cells - width(ellipsis));
    String head = head(clusters(text), (kept + 1) / 2);
    String tail = head(clusters(text).reversed(), kept - width(head));
    return head + ellipsis + join(clusters(tail).reversed());
  }

  /** Cuts the end off what is wider. */
  static String start(String text, int cells, String ellipsis) {
    return width(text) <= cells
        ? text
        : head(clusters(text), Math.max(0, cells - width(ellipsis))) + ellipsis;
  }

  private static String head(List<String> clusters, int cells) {
    StringBuilder head = new StringBuilder();
    int used = 0;
    for (String cluster : clusters) {
      used += width(cluster);
      if (used > cells) {
        break;
      }
      head.append(cluster);
    }
    return head.toString();
  }

  private static List<String> clusters(String text) {
    List<String> clusters = new ArrayList<>();
    Matcher matcher = CLUSTER.matcher(text);
    while (matcher.find()) {
      clusters.add(matcher.group());
    }
    return clusters;
  }

  private static String join(List<String> clusters) {
    return String.join("", clusters);
  }

  /** Breaks a sentence at its blanks; a word that is wider than a line stays whole. */
  static List<String> wrap(String text, int cells) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > cells) {
        lines.add(line.toString());
        line.setLength(0);
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
