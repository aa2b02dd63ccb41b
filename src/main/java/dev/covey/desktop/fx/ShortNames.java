package dev.covey.desktop.fx;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Long names in headings and answers, shortened in their middle so that the end stays: a name may
 * have 255 bytes without a blank (X4), and a heading of seven lines says less than one of two. Any
 * thread may call it.
 */
public final class ShortNames {
  private static final Pattern WORD = Pattern.compile("\\S+");

  private ShortNames() {}

  /** The text of a heading, in which no word is longer than 40 characters. */
  public static String in(String heading) {
    return shorten(heading, 40);
  }

  /** A name as an answer's button has room for it: no longer than 12 characters. */
  public static String inAnswer(String name) {
    return shorten(name, 12);
  }

  private static String shorten(String text, int longest) {
    return WORD.matcher(text)
        .replaceAll(word -> Matcher.quoteReplacement(shortenWord(word.group(), longest)));
  }

  private static String shortenWord(String word, int longest) {
    int[] characters = word.codePoints().toArray();
    if (characters.length <= longest) {
      return word;
    }
    int end = longest * 3 / 8;
    return new String(characters, 0, longest - 1 - end)
        + "…"
        + new String(characters, characters.length - end, end);
  }
}
