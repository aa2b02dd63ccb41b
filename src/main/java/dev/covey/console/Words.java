package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * A line cut into words at its blanks. A word may be quoted, whole or in part: in {@code '…'}
 * everything stands for itself, in {@code "…"} a backslash frees a quote or a backslash, and
 * outside of both it frees a blank, a quote or a backslash. Any other backslash stands for itself,
 * so that {@code C:\films} can be typed as it is.
 */
final class Words {
  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote;

  /**
   * @param words the words, without their quotes
   * @param unclosed the quote that is open at the end, or 0
   */
  record Split(List<String> words, char unclosed) {
    Split {
      words = List.copyOf(words);
    }

    List<String> orRefuse() throws CoveyException {
      if (unclosed != 0) {
        throw new CoveyException(
            ErrorCode.BAD_COMMAND,
            "The quote %c is not closed: end the word with another %c, or write \\%c for the character itself."
                .formatted(unclosed, unclosed, unclosed));
      }
      return words;
    }
  }

  private Words(String line) {
    this.line = line;
  }

  static Split split(String line) {
    return new Words(line).split();
  }

  private Split split() {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'' && frees(i + 1)) {
        i++;
        add(line.charAt(i));
      } else if (quote != 0) {
        quoted(c);
      } else {
        bare(c);
      }
    }
    endWord();
    return new Split(words, quote);
  }

  private boolean frees(int next) {
    if (next >= line.length()) {
      return false;
    }
    char c = line.charAt(next);
    return c == '\\' || c == '"' || (quote == 0 && (c == '\'' || isBlank(c)));
  }

  private void quoted(char c) {
    if (c == quote) {
      quote = 0;
    } else {
      add(c);
    }
  }

  private void bare(char c) {
    if (c == '"' || c == '\'') {
      quote = c;
      inWord = true;
    } else if (isBlank(c)) {
      endWord();
    } else {
      add(c);
    }
  }

  private void add(char c) {
    word.append(c);
    inWord = true;
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
