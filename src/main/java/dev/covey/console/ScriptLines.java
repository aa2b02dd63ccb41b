package dev.covey.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The lines of a script, of which none may be endless (X5). Used by one thread. */
final class ScriptLines {
  private static final int LONGEST = 65_536;

  private final BufferedReader input;

  ScriptLines(Reader input) {
    this.input = new BufferedReader(input);
  }

  /** The next line without its end; empty at the end of the input. */
  Optional<String> next() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = input.read();
    if (c < 0) {
      return Optional.empty();
    }
    while (c >= 0 && c != '\n') {
      if (line.length() == LONGEST) {
        throw new IOException("A line of the script is longer than 65536 characters; shorten it.");
      }
      line.append((char) c);
      c = input.read();
    }
    return Optional.of(line.toString().stripTrailing());
  }
}
