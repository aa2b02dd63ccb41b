package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "412000, 412 KB",
    "999499, 999 KB",
    "999500, 1.0 MB",
    "659554304, 659.6 MB",
    "999949999, 999.9 MB",
    "999950000, 1.00 GB",
    "12400000000, 12.40 GB",
    "999995000000, 1.00 TB",
    "9223372036854775807, 9223372.04 TB"
  })
  void sizesAreDecimalAndEachUnitHasItsDecimals(long bytes, String text) {
    assertThat(Formats.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 KB/s",
    "85000, 85 KB/s",
    "310000, 0.31 MB/s",
    "2400000, 2.40 MB/s",
    "9994999, 9.99 MB/s",
    "9995000, 10.0 MB/s",
    "48100000, 48.1 MB/s",
    "1200000000, 1.20 GB/s"
  })
  void ratesKeepTheirWidth(long rate, String text) {
    assertThat(Formats.rate(rate)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4 s",
    "104, 1 min 44 s",
    "120, 2 min",
    "7500, 2 h 5 min",
    "273600, 3 d 4 h",
    "0, 1 s",
    "-5, 1 s"
  })
  void timeLeftHasTwoUnits(long seconds, String text) {
    assertThat(Formats.timeLeft(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"3, 3 s", "240, 4 min", "3700, 1 h", "200000, 2 d"})
  void anAgeHasOneUnit(long seconds, String text) {
    assertThat(Formats.age(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T14:31:30Z, now",
    "2026-11-22T09:12:00Z, today 09:12",
    "2026-11-21T23:59:00Z, yesterday",
    "2026-11-11T12:00:00Z, 11 Nov",
    "2024-10-28T12:00:00Z, 28 Oct 2024"
  })
  void whenIsSaidAsPeopleSayIt(Instant time, String text) {
    assertThat(Formats.when(time, ZonedDateTime.parse("2026-11-22T14:32:00Z"))).isEqualTo(text);
  }

  @Test
  void aHundredPercentIsOnlySaidOfAllOfIt() {
    assertThat(Formats.percent(0.9999)).isEqualTo("99%");
    assertThat(Formats.percent(1)).isEqualTo("100%");
    assertThat(Formats.percent(1.7)).isEqualTo("100%");
  }

  @Test
  void negativeNumbersHaveARealMinusSign() {
    assertThat(Formats.fixed(2, -0.615)).startsWith("−0.6");
    assertThat(Formats.fixed(2, -0.001)).isEqualTo("0.00");
  }

  @Test
  void aFingerprintIsShownWholeInGroupsOfFour() {
    String hex = "4f2a91c07d3eb8155a60e2f7c9481bd3".repeat(2);
    assertThat(Formats.fingerprint(new Fingerprint(hex)))
        .isEqualTo(
            """
            4f2a 91c0 7d3e b815 5a60 e2f7 c948 1bd3
            4f2a 91c0 7d3e b815 5a60 e2f7 c948 1bd3\
            """);
  }

  @Test
  void exactBytesAreGrouped() {
    assertThat(Formats.exactBytes(659_554_304)).isEqualTo("659,554,304 bytes");
  }
}
