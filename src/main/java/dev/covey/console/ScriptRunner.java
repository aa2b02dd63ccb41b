package dev.covey.console;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.util.Optional;
import org.jline.utils.AttributedString;

/**
 * Carries out one command a line, and prints each result before it reads the next line; goes on
 * after failures. Used by one thread.
 */
final class ScriptRunner {
  private final Interpreter interpreter;
  private final PrintStream out;
  private final boolean json;
  private final Page page = Page.endless();

  ScriptRunner(Interpreter interpreter, PrintStream out, boolean json) {
    this.interpreter = interpreter;
    this.out = out;
    this.json = json;
  }

  /**
   * Runs until {@code quit} or the end of the input.
   *
   * @return 1 if any command failed, else 0
   */
  int run(Reader input) throws IOException {
    ScriptLines lines = new ScriptLines(input);
    Optional<String> line = lines.next();
    while (line.isPresent()) {
      interpreter.run(line.get()).ifPresent(this::print);
      line = interpreter.hasLeft() ? Optional.empty() : lines.next();
    }
    return interpreter.hasFailed() ? 1 : 0;
  }

  private void print(Outcome outcome) {
    if (json) {
      out.print(JsonRenderer.line(outcome) + "\n");
    } else {
      for (AttributedString line : TextRenderer.lines(outcome, page)) {
        out.print(line.toString().stripTrailing() + "\n");
      }
    }
    out.flush();
  }
}
