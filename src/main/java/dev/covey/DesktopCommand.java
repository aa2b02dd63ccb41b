package dev.covey;

import ch.qos.logback.classic.Level;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code covey desktop}: the application with the peer inside (DESIGN 7). */
@Command(
    name = "desktop",
    description = "The desktop application (the default).",
    mixinStandardHelpOptions = true)
final class DesktopCommand implements Callable<Integer> {
  @Mixin private PeerOptions options = new PeerOptions();

  @Override
  public Integer call() throws CoveyException {
    requireDisplay(
        System.getProperty("os.name"), System.getProperty("glass.platform", ""), System.getenv());
    Configuration configuration = options.common().configuration();
    CoveyHome home = options.common().home(configuration);
    Path data = options.dataDirectory(home);
    Logs.start(data.resolve("logs"), "desktop", Level.WARN);
    return DesktopProgram.run(configuration, home, data, options);
  }

  /** Where there is no display, JavaFX would fail with a stack trace. */
  static void requireDisplay(String system, String glass, Map<String, String> environment)
      throws CoveyException {
    boolean needsDisplay = system.toLowerCase(Locale.ROOT).contains("linux");
    boolean headless = glass.equals("Headless");
    boolean display =
        !environment.getOrDefault("DISPLAY", "").isBlank()
            || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    if (needsDisplay && !display && !headless) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "there is no display here for the desktop; the console does the same in a terminal: covey"
              + " console");
    }
  }
}
