package dev.covey.console;

import dev.covey.peer.transfer.TransferSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sizes, rates, times and shares as people read them: decimal units, three digits. */
final class Amounts {
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB", "EB"};
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter FULL_DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private Amounts() {}

  /** For example {@code 999 B}, {@code 2.40 MB}, {@code 24.0 MB}, {@code 240 MB}. */
  static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= (unit == 0 ? 1000 : 999.5) && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    int decimals = unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f %s", value, UNITS[unit]);
  }

  /** Bytes a second. */
  static String rate(long bytes) {
    return bytes(bytes) + "/s";
  }

  /** In at most two units: {@code 1 min 44 s}; below ten seconds with a decimal if there is one. */
  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      double exact = Math.round(duration.toMillis() / 100.0) / 10.0;
      return exact == Math.rint(exact)
          ? "%d s".formatted((long) exact)
          : String.format(Locale.ROOT, "%.1f s", exact);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
    }
    return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  private static String two(long big, String bigUnit, long small, String smallUnit) {
    return small == 0
        ? "%d %s".formatted(big, bigUnit)
        : "%d %s %d %s".formatted(big, bigUnit, small, smallUnit);
  }

  /** Rounded down, so that all of it is there at 100%. */
  static String percent(TransferSnapshot download) {
    return percent(download.progress());
  }

  static String percent(double share) {
    return (int) Math.floor(share * 100) + "%";
  }

  /**
   * A moment, seen from the clock's: {@code today 09:12}, {@code yesterday 18:40}, {@code 11 Nov}.
   */
  static String when(Instant moment, Clock clock) {
    ZonedDateTime then = moment.atZone(clock.getZone());
    LocalDate today = LocalDate.now(clock);
    LocalDate day = then.toLocalDate();
    if (day.equals(today)) {
      return "today " + TIME.format(then);
    }
    if (day.equals(today.minusDays(1))) {
      return "yesterday " + TIME.format(then);
    }
    return (day.getYear() == today.getYear() ? DAY : FULL_DAY).format(then);
  }
}
