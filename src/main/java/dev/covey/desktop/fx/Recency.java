package dev.covey.desktop.fx;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * How a time is told, by how long ago it was: when it changes, {@link Formats#when} says it anew.
 */
public enum Recency {
  /** Less than a minute away. */
  NOW,
  TODAY,
  YESTERDAY,
  THIS_YEAR,
  OTHER_YEAR;

  private static final long NOW_SECONDS = 60;

  /**
   * @param now in the zone whose days are meant
   */
  public static Recency of(Instant time, ZonedDateTime now) {
    if (Duration.between(time, now).abs().toSeconds() < NOW_SECONDS) {
      return NOW;
    }
    LocalDate day = time.atZone(now.getZone()).toLocalDate();
    LocalDate today = now.toLocalDate();
    if (day.equals(today)) {
      return TODAY;
    }
    if (day.equals(today.minusDays(1))) {
      return YESTERDAY;
    }
    return day.getYear() == today.getYear() ? THIS_YEAR : OTHER_YEAR;
  }
}
