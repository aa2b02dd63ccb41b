package dev.covey;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What can follow {@code covey}, in the order in which its help lists them. */
enum Subcommand {
  DESKTOP,
  CONSOLE,
  TRACKER,
  BALANCER,
  DEMO,
  INVITE,
  ASSIGN;

  /** Adds the one that is asked for, since to make all would hold up its start; otherwise all. */
  static void addTo(CommandLine covey, List<String> words) {
    List<Subcommand> asked =
        words.stream()
            .limit(1)
            .flatMap(
                word -> Stream.of(values()).filter(subcommand -> subcommand.word().equals(word)))
            .toList();
    for (Subcommand subcommand : asked.isEmpty() ? List.of(values()) : asked) {
      covey.addSubcommand(subcommand.made());
    }
  }

  /** How it is called for. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private Object made() {
    return switch (this) {
      case DESKTOP -> new DesktopCommand();
      case CONSOLE -> new ConsoleCommand();
      case TRACKER -> new TrackerCommand();
      case BALANCER -> new BalancerCommand();
      case DEMO -> new DemoCommand();
      case INVITE -> new InviteCommand();
      case ASSIGN -> new AssignCommand();
    };
  }
}
