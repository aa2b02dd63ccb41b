package dev.covey;

import dev.covey.model.CoveyException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one entry point: {@code covey [desktop|console|tracker|balancer|demo|invite|assign]}. */
@Command(
    name = "covey",
    description = "Group file sharing without a file server.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DesktopCommand.class,
      ConsoleCommand.class,
      TrackerCommand.class,
      BalancerCommand.class,
      DemoCommand.class,
      InviteCommand.class,
      AssignCommand.class
    },
    footer = {"", "Without a subcommand, the desktop starts."})
public final class Covey {
  private Covey() {}

  public static void main(String[] args) {
    int exit =
        new CommandLine(new Covey()).setExecutionExceptionHandler(Covey::explain).execute(args);
    Logs.stop();
    System.exit(exit);
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
