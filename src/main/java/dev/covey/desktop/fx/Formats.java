package dev.covey.desktop.fx;

import dev.covey.model.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers and times as people read them. Any thread may call it.
 *
 * <p>Units are decimal (1 MB = 1,000,000 bytes) and each has its fixed number of decimals, so that
 * right-aligned columns line up.
 */
public final class Formats {
  private static final double KB = 1e3;
  private static final double MB = 1e6;
  private static final double GB = 1e9;
  private static final double TB = 1e12;
  private static final int FINGERPRINT_GROUP = 4;

  private Formats() {}

  /** For example 412 KB, 659.6 MB, 12.40 GB. */
  public static String bytes(long bytes) {
    if (bytes < KB) {
      return bytes + " B";
    }
    if (bytes < MB - KB / 2) {
      return fixed(0, bytes / KB) + " KB";
    }
    if (bytes < GB - MB / 20) {
      return fixed(1, bytes / MB) + " MB";
    }
    if (bytes < TB - GB / 200) {
      return fixed(2, bytes / GB) + " GB";
    }
    return fixed(2, bytes / TB) + " TB";
  }

  /** For tooltips: 659,554,304 bytes. */
  public static String exactBytes(long bytes) {
    return Messages.text("format.bytes.exact", bytes);
  }

  /** A rate for example as 0 KB/s, 85 KB/s, 2.40 MB/s, 48.1 MB/s, 1.20 GB/s. */
  public static String rate(long bytesPerSecond) {
    if (bytesPerSecond < MB / 10) {
      return fixed(0, bytesPerSecond / KB) + " KB/s";
    }
    if (bytesPerSecond < GB - MB / 20) {
      double mb = bytesPerSecond / MB;
      return fixed(mb < 9.995 ? 2 : 1, mb) + " MB/s";
    }
    return fixed(2, bytesPerSecond / GB) + " GB/s";
  }

  /** 62%; 100% only when all of it is done. */
  public static String percent(double share) {
    return Messages.text("format.percent", (int) Math.floor(Math.clamp(share, 0, 1) * 100));
  }

  /** 1,258. */
  public static String count(long count) {
    return String.format(Messages.locale(), "%,d", count);
  }

  /** A number with so many decimals and a real minus sign: −0.62. */
  public static String fixed(int decimals, double value) {
    String text = String.format(Messages.locale(), "%." + decimals + "f", value);
    boolean isZero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return isZero ? text.replace("-", "") : text.replace('-', '−');
  }

  /** The two greatest units: 1 min 44 s; 2 h 5 min; at least 1 s. */
  public static String timeLeft(Duration left) {
    long s = Math.max(1, left.toSeconds());
    if (s < 60) {
      return seconds(s);
    }
    if (s < 3600) {
      return two(minutes(s / 60), s % 60, seconds(s % 60));
    }
    if (s < 86_400) {
      return two(hours(s / 3600), s / 60 % 60, minutes(s / 60 % 60));
    }
    return two(days(s / 86_400), s / 3600 % 24, hours(s / 3600 % 24));
  }

  private static String two(String great, long small, String smaller) {
    return small == 0 ? great : great + " " + smaller;
  }

  private static String seconds(long count) {
    return Messages.text("format.seconds", count);
  }

  private static String minutes(long count) {
    return Messages.text("format.minutes", count);
  }

  private static String hours(long count) {
    return Messages.text("format.hours", count);
  }

  private static String days(long count) {
    return Messages.text("format.days", count);
  }

  /** How long ago, in one unit: 3 s, 4 min, 1 h, 2 d. */
  public static String age(Duration age) {
    long s = Math.max(0, age.toSeconds());
    if (s < 60) {
      return seconds(s);
    }
    if (s < 3600) {
      return minutes(s / 60);
    }
    return s < 86_400 ? hours(s / 3600) : days(s / 86_400);
  }

  /** now, today 09:12, yesterday, 11 Nov, 28 Oct 2024. */
  public static String when(Instant time) {
    return when(time, ZonedDateTime.now(ZoneId.systemDefault()));
  }

  /**
   * The same, for a time that may not have come yet.
   *
   * @param now if there is none
   */
  static String when(Optional<Instant> time, Instant now) {
    return when(time.orElse(now), now.atZone(ZoneId.systemDefault()));
  }

  /**
   * The same.
   *
   * @param now in the zone whose days are meant
   */
  public static String when(Instant time, ZonedDateTime now) {
    ZonedDateTime then = time.atZone(now.getZone());
    return switch (Recency.of(time, now)) {
      case NOW -> Messages.text("format.now");
      case TODAY -> Messages.text("format.today", time(then));
      case YESTERDAY -> Messages.text("format.yesterday");
      case THIS_YEAR, OTHER_YEAR -> date(then.toLocalDate(), now.toLocalDate());
    };
  }

  private static String date(LocalDate day, LocalDate today) {
    boolean thisYear = day.getYear() == today.getYear();
    return Messages.dates(thisYear ? "format.day" : "format.dayOfYear").format(day);
  }

  private static String time(ZonedDateTime then) {
    return Messages.dates("format.time").format(then);
  }

  /** 18:22:07. */
  public static String exactTime(ZonedDateTime then) {
    return Messages.dates("format.exactTime").format(then);
  }

  /** 10 Nov, 18:22. */
  public static String dateTime(Instant time) {
    ZonedDateTime then = time.atZone(ZoneId.systemDefault());
    LocalDate today = LocalDate.now(then.getZone());
    return date(then.toLocalDate(), today) + ", " + time(then);
  }

  /** All 64 digits in groups of four, eight groups a line. */
  public static String fingerprint(Fingerprint fingerprint) {
    String hex = fingerprint.hex();
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < hex.length(); line += 8 * FINGERPRINT_GROUP) {
      List<String> groups = new ArrayList<>();
      for (int at = line; at < line + 8 * FINGERPRINT_GROUP; at += FINGERPRINT_GROUP) {
        groups.add(hex.substring(at, at + FINGERPRINT_GROUP));
      }
      lines.add(String.join(" ", groups));
    }
    return String.join("\n", lines);
  }

  /** First and last twelve digits of a hash. */
  public static String shortHash(String hex) {
    return hex.length() <= 25 ? hex : hex.substring(0, 12) + "…" + hex.substring(hex.length() - 12);
  }
}
