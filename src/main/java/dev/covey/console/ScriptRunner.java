package dev.covey.console;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jline.utils.AttributedString;

/**
 * Carries out one command a line, and prints each result before it carries out the next line; goes
 * on after failures. Files that the next lines fetch are foreseen. Used by one thread.
 */
final class ScriptRunner {
  /** Lines read ahead at most. */
  private static final int AHEAD = 64;

  private final Interpreter interpreter;
  private final PrintStream out;
  private final boolean json;
  private final Page page = Page.endless();

  /** Lines that have been read and wait for those before them. */
  private final Deque<String> ahead = new ArrayDeque<>();

  /** Whether the last of them, and so all of them, were foreseen. */
  private boolean foreseen;

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
    Optional<String> line = next(lines);
    while (line.isPresent()) {
      interpreter.run(line.get()).ifPresent(this::print);
      line = interpreter.hasLeft() ? Optional.empty() : next(lines);
    }
    return interpreter.hasFailed() ? 1 : 0;
  }

  private Optional<String> next(ScriptLines lines) throws IOException {
    lookAhead(lines);
    return ahead.isEmpty() ? lines.next() : Optional.of(ahead.poll());
  }

  /**
   * Reads on as long as lines are there, and nothing comes before them that changes their sense.
   */
  private void lookAhead(ScriptLines lines) throws IOException {
    boolean clear = ahead.isEmpty() || foreseen;
    while (clear && ahead.size() < AHEAD) {
      Optional<String> line = lines.poll();
      if (line.isEmpty()) {
        return;
      }
      ahead.add(line.get());
      foreseen = interpreter.foresee(line.get());
      clear = foreseen;
    }
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
