package dev.covey;

import dev.covey.model.Endpoint;
import dev.covey.model.Pieces;
import dev.covey.model.RateLimit;
import dev.covey.peer.PeerConfig;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every configuration key, with its default and what it accepts (C1). {@code .env.example} lists
 * the same.
 */
enum Setting {
  LOAD_BALANCER_IP("127.0.0.1", Setting::host),
  LOAD_BALANCER_PORT("9000", value -> whole(value, 1, 65_535)),
  /**
   * The size of a piece, which is fixed (F2): accepted as it is, so that older files stay valid.
   */
  BUFFERSIZE(Integer.toString(Pieces.SIZE), value -> whole(value, Pieces.SIZE, Pieces.SIZE)),
  MAX_CONNECTIONS("50", value -> whole(value, 1, 10_000)),
  THREAD_POOL_SIZE(Integer.toString(defaultThreads()), value -> whole(value, 1, 1_000)),
  MAX_RETRIES("3", value -> whole(value, 1, 100)),
  RECV_TIMEOUT_MS("5000", Setting::milliseconds),
  SEND_TIMEOUT_MS("5000", Setting::milliseconds),
  MAX_DOWNLOADS("5", value -> whole(value, 1, PeerConfig.Limits.MOST_DOWNLOADS)),
  /** In KiB a second, 8 or more; 0 is no limit. */
  RATE_LIMIT_UP("0", Setting::rate),
  RATE_LIMIT_DOWN("0", Setting::rate),
  SCORE_ALPHA("0.20", value -> decimal(value, 0, 100)),
  SCORE_BETA("0.80", value -> decimal(value, 0, 100)),
  THRESHOLD_K("1.25", value -> decimal(value, 1, 100)),
  HEARTBEAT_INTERVAL_SEC("10", value -> whole(value, 1, 3_600)),
  HEARTBEAT_TIMEOUT_SEC("5", value -> whole(value, 1, 3_600)),
  TRACKER_RECV_TIMEOUT_MS("5000", Setting::milliseconds),
  TRACKER_SEND_TIMEOUT_MS("5000", Setting::milliseconds),
  COVEY_HOME("", Setting::anything),
  COVEY_DEVICE_NAME("", Setting::shortText),
  COVEY_DOWNLOAD_FOLDER("", Setting::anything),
  COVEY_NETWORK_NAME("", Setting::shortText),
  COVEY_LOG_LEVEL("info", Setting::logLevel);

  /** Refuses a value with an {@link IllegalArgumentException} that says what is accepted. */
  private interface Rule {
    void check(String value);
  }

  private final String byDefault;

  @SuppressWarnings("ImmutableEnumChecker") // every rule is a method of this enum
  private final Rule rule;

  Setting(String byDefault, Rule rule) {
    this.byDefault = byDefault;
    this.rule = rule;
  }

  /** The value when nothing is configured; empty where the program finds one out. */
  String byDefault() {
    return byDefault;
  }

  void check(String value) {
    rule.check(value);
  }

  /** The key of that exact name, which is what files and the environment write. */
  static Optional<Setting> named(String key) {
    return Arrays.stream(values()).filter(setting -> setting.name().equals(key)).findFirst();
  }

  private static int defaultThreads() {
    return Math.max(2, Math.min(10, Runtime.getRuntime().availableProcessors()));
  }

  private static void milliseconds(String value) {
    whole(value, 100, 600_000);
  }

  private static void rate(String value) {
    if (!value.equals("0")) {
      whole(value, RateLimit.LEAST / 1_024, RateLimit.MOST / 1_024);
    }
  }

  private static void whole(String value, long least, long most) {
    boolean fits = value.matches("\\d{1,9}");
    long number = fits ? Long.parseLong(value) : -1;
    require(
        fits && number >= least && number <= most,
        "a whole number from %d to %d".formatted(least, most));
  }

  private static void decimal(String value, double least, double most) {
    boolean fits = value.matches("\\d{1,6}(\\.\\d{1,9})?");
    double number = fits ? Double.parseDouble(value) : -1;
    require(
        fits && number >= least && number <= most,
        "a number from %.0f to %.0f, with a point".formatted(least, most));
  }

  private static void host(String value) {
    try {
      new Endpoint(value, 0);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a host name or an IP address", e);
    }
  }

  private static void shortText(String value) {
    require(
        value.codePoints().noneMatch(Character::isISOControl) && value.length() <= 64,
        "up to 64 characters");
  }

  private static void logLevel(String value) {
    require(value.matches("error|warn|info|debug|trace"), "error, warn, info, debug or trace");
  }

  private static void anything(String value) {
    require(value.indexOf('\0') < 0, "a path");
  }

  private static void require(boolean fits, String accepted) {
    if (!fits) {
      throw new IllegalArgumentException(accepted);
    }
  }
}
