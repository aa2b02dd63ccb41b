package dev.covey;

import dev.covey.model.CoveyException;
import dev.covey.net.Threads;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one entry point: {@code covey [desktop|console|tracker|balancer|demo|invite|assign]}. */
@Command(
    name = "covey",
    description = "Group file sharing without a file server.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Without a subcommand, the desktop starts."})
public final class Covey {
  /** How long the process may take to end by itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private Covey() {}

  public static void main(String[] args) {
    int exit = commandLine(List.of(args)).execute(args);
    Logs.stop();
    if (exit != 0) {
      System.exit(exit);
    }
    // To return ends the process at once, for all threads are daemons. To exit would first wait
    // 0.3 s for those in system calls; it is for a thread of some library that is none.
    Threads.startPlatform("exit", Covey::exitSoon);
  }

  static CommandLine commandLine(List<String> words) {
    CommandLine line = new CommandLine(new Covey());
    Subcommand.addTo(line, words);
    return line.setExecutionExceptionHandler(Covey::explain);
  }

  private static void exitSoon() {
    try {
      Thread.sleep(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    System.exit(0);
  }

  /** A refusal is one sentence; anything else is a defect and shows where. */
  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof CoveyException refusal) {
      System.err.println("covey: " + refusal.getMessage());
      return 1;
    }
    throw failure;
  }
}
