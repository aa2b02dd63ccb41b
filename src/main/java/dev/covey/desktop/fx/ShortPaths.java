package dev.covey.desktop.fx;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortens long paths and names in their middle, so that where they begin and the file's name stay
 * to be seen where there is little room. Pure.
 */
public final class ShortPaths {
  private static final String LEFT_OUT = "…";

  /** Around what is shortened as one. */
  private static final String SHELL = "'„“”" + Isolates.ALL;

  /** What stands in quotation marks, as sentences have paths, or in isolates, or has no blank. */
  private static final Pattern LONG =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])'.+?'(?![\\p{L}\\p{N}])|[„“].+?[“”]|[\u2066\u2067].+?\u2069|[^\\s%s]+"
              .formatted(SHELL));

  private ShortPaths() {}

  /**
   * Shortens what is long in a sentence.
   *
   * @param most characters of a path, without what stands around it; at least 16
   */
  public static String in(String sentence, int most) {
    return LONG.matcher(sentence)
        .replaceAll(found -> Matcher.quoteReplacement(shortened(found, most)));
  }

  private static String shortened(MatchResult found, int most) {
    String text = found.group();
    int shell = 0;
    while (shell < text.length() / 2 && SHELL.indexOf(text.charAt(shell)) >= 0) {
      shell++;
    }
    int end = text.length() - shell;
    return text.substring(0, shell) + of(text.substring(shell, end), most) + text.substring(end);
  }

  /**
   * The path with whole folders left out in its middle; a name that is long by itself is shortened
   * in its own, so that its extension stays.
   *
   * @param most characters; at least 16
   */
  public static String of(String path, int most) {
    if (path.length() <= most) {
      return path;
    }
    int name = lastSeparator(path, path.length() - 1);
    int room = most - LEFT_OUT.length();
    if (path.length() - name > room) {
      return middle(path.substring(name + 1), most);
    }
    int head = firstFolder(path);
    if (head + path.length() - name > room) {
      return LEFT_OUT + path.substring(name);
    }
    int from = name;
    for (int next = lastSeparator(path, from - 1);
        next >= head && head + path.length() - next <= room;
        next = lastSeparator(path, from - 1)) {
      from = next;
    }
    return path.substring(0, head) + LEFT_OUT + path.substring(from);
  }

  /** Where the first folder ends, with the separator behind it: {@code /home/}, {@code C:\}. */
  private static int firstFolder(String path) {
    for (int i = 1; i < path.length(); i++) {
      if (isSeparator(path.charAt(i))) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int lastSeparator(String path, int before) {
    for (int i = before; i >= 0; i--) {
      if (isSeparator(path.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSeparator(char c) {
    return c == '/' || c == '\\';
  }

  private static String middle(String name, int most) {
    if (name.length() <= most) {
      return name;
    }
    int room = most - LEFT_OUT.length();
    int tail = room / 2;
    int head = room - tail;
    // Not through the middle of one that takes two.
    if (Character.isHighSurrogate(name.charAt(head - 1))) {
      head--;
    }
    int from = name.length() - tail;
    if (Character.isLowSurrogate(name.charAt(from))) {
      from++;
    }
    return name.substring(0, head) + LEFT_OUT + name.substring(from);
  }
}
