package dev.covey.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a console reads and writes.
 *
 * @param json one JSON object a command instead of text
 * @param script a file of commands to run; {@code -} is the standard input; empty: the terminal if
 *     the standard input is one, else the standard input
 * @param history where the terminal keeps typed lines between runs (never ones with a password);
 *     empty: nowhere
 * @param in the standard input
 * @param out where results go
 * @param environment for {@code NO_COLOR} and {@code TERM}
 * @param terminal whether a person sits at {@code in} and {@code out}
 */
public record ConsoleOptions(
    boolean json,
    Optional<Path> script,
    Optional<Path> history,
    InputStream in,
    PrintStream out,
    Map<String, String> environment,
    boolean terminal) {

  public ConsoleOptions {
    environment = Map.copyOf(environment);
  }

  /** For this process: its own streams, environment and terminal. */
  @SuppressWarnings("SystemConsoleNull") // checked by isTerminal
  public static ConsoleOptions ofProcess(
      boolean json, Optional<Path> script, Optional<Path> history) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    return new ConsoleOptions(
        json, script, history, System.in, System.out, System.getenv(), terminal);
  }
}
