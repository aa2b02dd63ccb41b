package dev.covey.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The lines of a script, of which none may be endless (X5). Used by one thread. */
final class ScriptLines {
  private static final int LONGEST = 65_536;

  private final BufferedReader input;

  /** The beginning of the next line. */
  private final StringBuilder line = new StringBuilder();

  ScriptLines(Reader input) {
    this.input = new BufferedReader(input);
  }

  /** The next line without its end; empty at the end of the input. */
  Optional<String> next() throws IOException {
    int c = input.read();
    if (c < 0 && line.isEmpty()) {
      return Optional.empty();
    }
    while (c >= 0 && c != '\n') {
      append(c);
      c = input.read();
    }
    return Optional.of(whole());
  }

  /** The next line, if all of it is there already. */
  Optional<String> poll() throws IOException {
    while (input.ready()) {
      int c = input.read();
      if (c == '\n') {
        return Optional.of(whole());
      }
      if (c < 0) {
        return Optional.empty();
      }
      append(c);
    }
    return Optional.empty();
  }

  private void append(int c) throws IOException {
    if (line.length() == LONGEST) {
      throw new IOException("A line of the script is longer than 65536 characters; shorten it.");
    }
    line.append((char) c);
  }

  private String whole() {
    String text = line.toString().stripTrailing();
    line.setLength(0);
    return text;
  }
}
