package dev.covey.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * How a console reads and writes.
 *
 * @param json one JSON object a command instead of text
 * @param script a file of commands to run; {@code -} is the standard input; empty: a shell at the
 *     terminal if there is one, else the standard input
 * @param history where the terminal keeps typed lines between runs (never ones with a password);
 *     empty: nowhere
 * @param in the standard input, in UTF-8; the shell reads from the terminal itself
 * @param out where a script's results go
 * @param environment for {@code NO_COLOR}
 * @param terminal whether a person sits there
 * @param threads makes the few threads that a shell needs
 */
public record ConsoleOptions(
    boolean json,
    Optional<Path> script,
    Optional<Path> history,
    InputStream in,
    PrintStream out,
    Map<String, String> environment,
    boolean terminal,
    ThreadFactory threads) {

  public ConsoleOptions {
    environment = Map.copyOf(environment);
  }

  /** For this process: its own streams, environment and terminal; scripts speak UTF-8. */
  @SuppressWarnings("SystemConsoleNull") // asked whether it is a terminal, too
  public static ConsoleOptions ofProcess(
      boolean json, Optional<Path> script, Optional<Path> history, ThreadFactory threads) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    return new ConsoleOptions(
        json, script, history, System.in, out, System.getenv(), terminal, threads);
  }

  /** Whether a person types, rather than a script. */
  boolean interactive() {
    return terminal && script.isEmpty() && !json;
  }
}
