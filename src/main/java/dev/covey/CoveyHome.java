package dev.covey;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where this computer keeps Covey's keys, accounts, libraries and logs (DESIGN 8). */
record CoveyHome(Path directory) {

  /**
   * The configured folder, else the platform's convention.
   *
   * @param configured {@code COVEY_HOME}, if set
   * @param system the name of the operating system
   */
  static CoveyHome find(
      Optional<String> configured, String system, Path userHome, Map<String, String> environment) {
    return new CoveyHome(
        configured
            .map(Path::of)
            .orElseGet(() -> conventional(system.toLowerCase(Locale.ROOT), userHome, environment))
            .toAbsolutePath()
            .normalize());
  }

  private static Path conventional(String system, Path userHome, Map<String, String> environment) {
    if (system.contains("win")) {
      return folder(environment, "LOCALAPPDATA", userHome.resolve("AppData/Local"))
          .resolve("Covey");
    }
    if (system.contains("mac")) {
      return userHome.resolve("Library/Application Support/Covey");
    }
    return folder(environment, "XDG_DATA_HOME", userHome.resolve(".local/share")).resolve("covey");
  }

  private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.get(variable);
    return value == null || value.isBlank() ? otherwise : Path.of(value);
  }

  /** The network that was founded on this computer, or copied to it: authority and cluster key. */
  Path network() {
    return directory.resolve("network");
  }

  Path tracker(int id) {
    return directory.resolve("tracker-" + id);
  }

  Path logs() {
    return directory.resolve("logs");
  }
}
