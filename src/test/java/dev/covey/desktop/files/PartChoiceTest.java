package dev.covey.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.files.PartChoice.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// U12
class PartChoiceTest {
  private static final long SIZE = 2_000_000;

  @ParameterizedTest
  @CsvSource({"'', ''", "0, 50 %", "1 MB, 9 GB"})
  void whatCanBeReadIsNotWrong(String from, String to) {
    PartChoice choice = PartChoice.of(from, to, SIZE);
    assertThat(choice.portion()).isPresent();
    assertThat(choice.problem()).isEmpty();
    assertThat(choice.wrong()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2 horses, ''", "101 %, 1 MB", "2 MB, ''", "9 GB, 10 GB"})
  void onlyWhereItBeginsIsWrong(String from, String to) {
    PartChoice choice = PartChoice.of(from, to, SIZE);
    assertThat(choice.problem()).isNotEmpty();
    assertThat(choice.wrong()).containsExactly(End.FROM);
  }

  @ParameterizedTest
  @CsvSource({"'', 2 horses", "25 %, 101 %"})
  void onlyWhereItEndsIsWrong(String from, String to) {
    PartChoice choice = PartChoice.of(from, to, SIZE);
    assertThat(choice.problem()).isNotEmpty();
    assertThat(choice.wrong()).containsExactly(End.TO);
  }

  @ParameterizedTest
  @CsvSource({"2 horses, 3 horses", "1 MB, 1 MB", "50 %, 25 %"})
  void bothAreWrongIfNeitherCanBeReadOrTheyAreTurnedAround(String from, String to) {
    PartChoice choice = PartChoice.of(from, to, SIZE);
    assertThat(choice.portion()).isEmpty();
    assertThat(choice.wrong()).containsExactlyInAnyOrder(End.FROM, End.TO);
  }

  @Test
  void anEmptyFileHasNoPart() {
    assertThat(PartChoice.of("", "", 0).portion()).isEmpty();
  }
}
