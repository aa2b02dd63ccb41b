package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

  @ParameterizedTest
  @CsvSource({
    "'a\u001B[31mb', 'a\\u001B[31mb'",
    "'a\u009B2Jb', 'a\\u009B2Jb'",
    "'cod.\u202Efdp.exe', 'cod.\\u202Efdp.exe'",
    "'a\nb\rc\td', 'a\\u000Ab\\u000Dc\\u0009d'",
    "'zero\u200Bwidth', 'zero\\u200Bwidth'",
    "'line\u2028end', 'line\\u2028end'",
    "'tag\uDB40\uDC41', 'tag\\uDB40\\uDC41'",
    "'half\uD83Dpair', 'half\\uD83Dpair'",
    "'日本 é 🎬 plain', '日本 é 🎬 plain'",
  })
  void nothingReachesTheTerminalThatMovesOrTurnsIt(String text, String shown) { // X4
    assertThat(Printable.escape(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"abc, 3", "日本, 4", "e\u0301, 1", "🎬, 2", "'', 0"})
  void widthsAreInCells(String text, int cells) {
    assertThat(Printable.width(text)).isEqualTo(cells);
  }

  @ParameterizedTest
  @CsvSource({
    "rushes-day3.mov, 15, rushes-day3.mov",
    "rushes-day3.mov, 10, rushe….mov",
    "rushes-day3.mov, 1, …",
    "日本語のファイル名.mov, 12, 日本語….mov",
    "日本語のファイル名.mov, 11, 日本…名.mov",
  })
  void longNamesLoseTheirMiddle(String name, int cells, String shown) {
    assertThat(Printable.middle(name, cells, "…")).isEqualTo(shown);
    assertThat(Printable.width(Printable.middle(name, cells, "…"))).isLessThanOrEqualTo(cells);
  }

  @Test
  void aLetterAndItsMarksAreCutTogether() {
    String accents = "e\u0301".repeat(10);
    assertThat(Printable.middle(accents, 5, "…")).isEqualTo("e\u0301e\u0301…e\u0301e\u0301");
  }

  @Test
  void sentencesBreakAtBlanksOnly() {
    assertThat(Printable.wrap("one two three", 7)).containsExactly("one two", "three");
    assertThat(Printable.wrap("a " + "x".repeat(30) + " b", 10))
        .containsExactly("a", "x".repeat(30), "b");
    assertThat(Printable.wrap("", 10)).containsExactly("");
  }
}
