package dev.covey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How to start this desktop again when the computer starts, from anywhere. */
final class StartCommand {
  /** Set by the launchers: their own path. */
  static final String LAUNCHER = "COVEY_LAUNCHER";

  static final String IN_BACKGROUND = "--in-background";

  private static final String PACKAGE = "jpackage.app-path";

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
            .or(() -> Optional.ofNullable(environment.get(LAUNCHER))),
        usual,
        home,
        data);
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
