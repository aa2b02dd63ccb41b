package dev.covey;

import ch.qos.logback.classic.Level;
import dev.covey.desktop.instance.Handover;
import dev.covey.desktop.instance.Instance;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code covey desktop}: the application with the peer inside (DESIGN 7). */
@Command(
    name = "desktop",
    description = "The desktop application (the default).",
    mixinStandardHelpOptions = true)
final class DesktopCommand implements Callable<Integer> {
  private static final List<String> GTK = List.of("libgtk-3.so.0", "libXtst.so.6");

  @Parameters(
      paramLabel = "LINK|FILE",
      arity = "0..*",
      description =
          "An invite (covey://…) to open, or files to share. If the desktop runs already with this"
              + " data directory, it is given them.")
  private List<String> brought = List.of();

  @Option(
      names = StartCommand.IN_BACKGROUND,
      description = "Begin without a window, in the tray where there is one.")
  private boolean inBackground;

  @Mixin private PeerOptions options = new PeerOptions();

  @Override
  public Integer call() throws CoveyException {
    requireDisplay(
        System.getProperty("os.name"), System.getProperty("glass.platform", ""), System.getenv());
    requireGtk(
        System.getProperty("os.name"),
        System.getProperty("glass.platform", ""),
        DesktopCommand::isThere);
    Configuration configuration = options.common().configuration();
    CoveyHome home = options.common().home(configuration);
    Path data = options.dataDirectory(home);
    Optional<Instance> claimed = Instance.claim(data, Handover.of(brought));
    if (claimed.isEmpty()) {
      return 0;
    }
    try (Instance instance = claimed.get()) {
      Logs.start(data.resolve("logs"), "desktop", Level.WARN);
      instance.start();
      Renderer.choose();
      return DesktopProgram.run(configuration, home, data, options, instance, inBackground);
    }
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

  /** Nor can it do without GTK, which a Linux server or a small installation lacks. */
  static void requireGtk(String system, String glass, Predicate<String> libraryIsThere)
      throws CoveyException {
    boolean needsGtk =
        system.toLowerCase(Locale.ROOT).contains("linux") && !glass.equals("Headless");
    for (String library : needsGtk ? GTK : List.<String>of()) {
      if (!libraryIsThere.test(library)) {
        throw new CoveyException(
            ErrorCode.FAILED,
            "the desktop needs GTK 3, of which %s is missing here: install it (Debian, Ubuntu: apt"
                    .formatted(library)
                + " install libgtk-3-0 libxtst6; Fedora: dnf install gtk3 libXtst), or do the same in"
                + " a terminal: covey console");
      }
    }
  }

  /** It stays loaded: GTK cannot be unloaded, and JavaFX needs it next. */
  @SuppressWarnings("restricted")
  private static boolean isThere(String library) {
    try {
      return SymbolLookup.libraryLookup(library, Arena.global()) != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
