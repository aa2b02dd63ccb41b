package dev.covey;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every subcommand accepts, and what follows from it: the configuration and Covey's home. */
final class CommonOptions {
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Override a setting of .env for this run; may be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  Configuration configuration() throws CoveyException {
    Configuration configuration =
        Configuration.read(Path.of("").toAbsolutePath(), System.getenv(), settings);
    configuration.text(Setting.COVEY_LOG_LEVEL).ifPresent(Logs::level);
    return configuration;
  }

  CoveyHome home(Configuration configuration) {
    return CoveyHome.find(
        configuration.text(Setting.COVEY_HOME),
        System.getProperty("os.name"),
        Path.of(System.getProperty("user.home")),
        System.getenv());
  }

  /** What this computer is called: as configured, else its host name, else something plain. */
  static String deviceName(Configuration configuration) {
    return configuration
        .text(Setting.COVEY_DEVICE_NAME)
        .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
        .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
        .or(CommonOptions::hostName)
        .filter(name -> !name.isBlank() && name.length() <= 64)
        .orElse("computer");
  }

  private static Optional<String> hostName() {
    try {
      return Optional.of(Files.readString(Path.of("/etc/hostname")).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The address of an option, if given. */
  static Endpoint endpoint(String option, Optional<String> value, Endpoint otherwise)
      throws CoveyException {
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      return Endpoint.parse(value.get());
    } catch (IllegalArgumentException e) {
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION, "%s: %s".formatted(option, e.getMessage()), e);
    }
  }
}
