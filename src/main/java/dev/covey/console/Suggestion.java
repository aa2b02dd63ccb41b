package dev.covey.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which commands somebody may have meant who typed one that is not there. */
final class Suggestion {
  private static final int MOST = 6;
  private static final int LONGEST = 40;

  private Suggestion() {}

  /**
   * The commands that the word begins, else those that differ least from it, if they differ little.
   */
  static List<String> near(String typed) {
    if (typed.isEmpty() || typed.length() > LONGEST) {
      return List.of();
    }
    List<String> words = Arrays.stream(Verb.values()).map(Verb::word).toList();
    List<String> begun = words.stream().filter(word -> word.startsWith(typed)).toList();
    if (!begun.isEmpty()) {
      return begun.size() > MOST ? begun.subList(0, MOST) : begun;
    }
    int least = Math.max(2, typed.length() / 3);
    List<String> nearest = new ArrayList<>();
    for (String word : words) {
      int distance = distance(typed, word);
      if (distance < least) {
        nearest.clear();
      }
      if (distance <= least) {
        least = distance;
        nearest.add(word);
      }
    }
    return nearest;
  }

  /** Levenshtein's distance, an exchange of neighbours counting as one. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : least(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int least(int[][] d, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean exchanged =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
