package dev.covey;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is configured: {@code .env}, overridden by the environment, overridden by options (C1).
 * Immutable.
 */
final class Configuration {
  private final Map<Setting, String> values;

  private Configuration(Map<Setting, String> values) {
    this.values = values;
  }

  /**
   * Reads all three sources.
   *
   * @param workingDirectory where a {@code .env} may lie
   * @param options {@code KEY=VALUE} from the command line
   * @throws CoveyException with {@link ErrorCode#BAD_CONFIGURATION} naming the key, the place and
   *     what is accepted
   */
  static Configuration read(
      Path workingDirectory, Map<String, String> environment, Map<String, String> options)
      throws CoveyException {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    readFile(workingDirectory.resolve(".env"), values);
    for (Setting setting : Setting.values()) {
      String value = environment.get(setting.name());
      if (value != null && !value.isBlank()) {
        put(values, "the environment", setting.name(), value);
      }
    }
    for (Map.Entry<String, String> option : options.entrySet()) {
      put(values, "--set", option.getKey(), option.getValue());
    }
    return new Configuration(values);
  }

  private static void readFile(Path file, Map<Setting, String> values) throws CoveyException {
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION,
          "%s cannot be read: make it readable UTF-8 text.".formatted(file),
          e);
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String place = "%s, line %d".formatted(file, i + 1);
      int equals = line.indexOf('=');
      if (equals <= 0) {
        throw new CoveyException(
            ErrorCode.BAD_CONFIGURATION, "%s: '%s' is not KEY=VALUE.".formatted(place, line));
      }
      put(values, place, line.substring(0, equals).strip(), unquoted(line.substring(equals + 1)));
    }
  }

  private static String unquoted(String value) {
    String text = value.strip();
    boolean quoted =
        text.length() >= 2
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static void put(Map<Setting, String> values, String place, String key, String value)
      throws CoveyException {
    Setting setting =
        Setting.named(key)
            .orElseThrow(() ->
                new CoveyException(
                    ErrorCode.BAD_CONFIGURATION,
                    "%s: there is no setting '%s'; .env.example lists them all."
                        .formatted(place, key)));
    try {
      setting.check(value);
    } catch (IllegalArgumentException e) {
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION,
          "%s: %s is '%s', but must be %s.".formatted(place, key, value, e.getMessage()),
          e);
    }
    values.put(setting, value);
  }

  /** The value, the default's if none is configured; empty where there is neither. */
  Optional<String> text(Setting setting) {
    return Optional.of(values.getOrDefault(setting, setting.byDefault())).filter(v -> !v.isBlank());
  }

  int whole(Setting setting) {
    return Integer.parseInt(required(setting));
  }

  double decimal(Setting setting) {
    return Double.parseDouble(required(setting));
  }

  Duration milliseconds(Setting setting) {
    return Duration.ofMillis(whole(setting));
  }

  Duration seconds(Setting setting) {
    return Duration.ofSeconds(whole(setting));
  }

  Endpoint balancer() {
    return new Endpoint(required(Setting.LOAD_BALANCER_IP), whole(Setting.LOAD_BALANCER_PORT));
  }

  private String required(Setting setting) {
    return text(setting).orElseThrow(() -> new IllegalStateException(setting + " has no default"));
  }
}
