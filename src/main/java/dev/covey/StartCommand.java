package dev.covey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** How to start this desktop again when the computer starts, from anywhere. */
final class StartCommand {
  /** Set by the launchers: their own path. */
  static final String LAUNCHER = "COVEY_LAUNCHER";

  static final String IN_BACKGROUND = "--in-background";

  /** Set by a package's launchers: their own path. */
  private static final String PACKAGE = "jpackage.app-path";

  /** On Linux a package's menu entry and command start this, which starts the launcher. */
  private static final String PACKAGED_COMMAND = "../lib/covey.sh";

  private StartCommand() {}

  /** Empty if nobody told which program was started. */
  static List<String> again(Map<String, String> environment, CoveyHome home, Path data) {
    CoveyHome usual =
        CoveyHome.find(
            Optional.empty(),
            System.getProperty("os.name"),
            Path.of(System.getProperty("user.home")),
            environment);
    return again(
        Optional.ofNullable(System.getProperty(PACKAGE))
            .map(launcher -> packaged(Path.of(launcher), Files::isExecutable).toString())
            .or(() -> Optional.ofNullable(environment.get(LAUNCHER))),
        usual,
        home,
        data);
  }

  /**
   * What sets up everything that a package's launcher is started with, if there is such a thing.
   */
  static Path packaged(Path launcher, Predicate<Path> isThere) {
    Path command = launcher.resolveSibling(PACKAGED_COMMAND).normalize();
    return isThere.test(command) ? command : launcher;
  }

  /**
   * @param usual the home without any configuration: another start finds it by itself
   */
  static List<String> again(Optional<String> program, CoveyHome usual, CoveyHome home, Path data) {
    if (program.isEmpty()) {
      return List.of();
    }
    List<String> command = new ArrayList<>(List.of(program.get(), "desktop", IN_BACKGROUND));
    if (!home.equals(usual)) {
      command.addAll(List.of("--set", Setting.COVEY_HOME + "=" + home.directory()));
    }
    if (!data.equals(home.directory())) {
      command.addAll(List.of("--data", data.toString()));
    }
    return command;
  }
}
