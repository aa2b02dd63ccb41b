package dev.covey.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortionTest {
  /** Ten pieces, the last of 99 bytes. */
  private static final long SIZE = 9L * Pieces.SIZE + 99;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1        | 1
          1-3      | 1-3
          1-3,5    | 1-3,5
          9-       | 9-10
          4-400    | 4-10
          5,1 - 2, 2 - 4 | 1-5
          """)
  void piecesAreCountedFromOne(String typed, String chosen) {
    String compact = typed.replace(" - ", "-");
    assertThat(Portion.parsePieces(compact).of(SIZE).numbers()).isEqualTo(chosen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0-1          | 1
          0-1MiB       | 1-2
          0-524288     | 1
          0-524289     | 1-2
          524287-524289 | 1-2
          1.5MiB - 2 MiB | 4
          4MiB-        | 9-10
          4718592-99GB | 10
          0-1k,1mib-1049kb | 1,3
          """)
  void everyPieceThatTheBytesTouchIsMeant(String typed, String chosen) {
    assertThat(Portion.parseBytes(typed).of(SIZE).numbers()).isEqualTo(chosen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "3-1", "a", "1-2-3", "-5", "1,,2", "99999999999", "1;2"})
  void whatIsNoRangeOfPiecesIsRefused(String typed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Portion.parsePieces(typed))
        .withMessageContaining("is no range of pieces");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "9-1", "1MiB-1MiB", "x-y", "0-1 furlong", "0--1", "-7"})
  void whatIsNoRangeOfBytesIsRefused(String typed) {
    assertThatIllegalArgumentException().isThrownBy(() -> Portion.parseBytes(typed));
  }

  @Test
  void whatBeginsBeyondTheEndIsRefusedNamingTheEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Portion.parsePieces("11").of(SIZE))
        .withMessage("There is no piece 11: the file has 10.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Portion.parseBytes("1GiB-").of(SIZE))
        .withMessageContaining("The file ends before byte 1073741824");
  }

  @Test
  void allOfAnEmptyFileIsNothingAndIsWhole() {
    assertThat(Portion.ALL.of(0).isComplete()).isTrue();
    assertThat(Portion.ALL.of(SIZE).numbers()).isEqualTo("1-10");
  }

  @Test
  void bytesOfPiecesCountTheShortLastOne() {
    assertThat(Portion.parsePieces("1,10").of(SIZE).bytes(SIZE)).isEqualTo(Pieces.SIZE + 99);
    assertThat(Portion.ALL.of(SIZE).bytes(SIZE)).isEqualTo(SIZE);
    assertThat(PieceSet.none(0).bytes(0)).isZero();
  }
}
