package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneId.of("Europe/Zurich"));

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.00 KB",
    "9994, 9.99 KB",
    "9996, 10.0 KB",
    "99949, 99.9 KB",
    "99960, 100 KB",
    "999499, 999 KB",
    "999500, 1.00 MB",
    "2400000, 2.40 MB",
    "4630000000, 4.63 GB",
    "9223372036854775807, 9.22 EB",
  })
  void sizesHaveDecimalUnitsAndThreeDigits(long bytes, String shown) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT0.5S, 0.5 s",
    "PT5S, 5 s",
    "PT42S, 42 s",
    "PT104S, 1 min 44 s",
    "PT2M, 2 min",
    "PT1H5M59S, 1 h 5 min",
    "P2DT3H, 2 d 3 h",
  })
  void durationsHaveTwoUnits(Duration duration, String shown) {
    assertThat(Amounts.duration(duration)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T08:12:00Z, today 09:12",
    "2026-11-21T23:30:00Z, today 00:30",
    "2026-11-21T17:40:00Z, yesterday 18:40",
    "2026-11-11T08:00:00Z, 11 Nov",
    "2025-11-11T08:00:00Z, 11 Nov 2025",
  })
  void momentsAreSeenFromToday(Instant moment, String shown) {
    assertThat(Amounts.when(moment, NOON)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0, 0%", "0.999, 99%", "1, 100%"})
  void aShareIsNeverRoundedUpToAll(double share, String shown) {
    assertThat(Amounts.percent(share)).isEqualTo(shown);
  }
}
