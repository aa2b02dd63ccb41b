package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.text.Bidi;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** Names that run to the left, in sentences that do not. */
class IsolatesTest {
  private static final String NAME = "סרט - הגרסה (2026).mov";

  @BeforeAll
  static void startTheToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void onlyWhatHasSuchLettersIsIsolatedAndAsItsFirstLetterRuns() {
    assertThat(Isolates.around("take-07.mov")).isEqualTo("take-07.mov");
    assertThat(Isolates.around(NAME)).isEqualTo("\u2067" + NAME + "\u2069");
    assertThat(Isolates.around("/home/תמונות")).isEqualTo("\u2066/home/תמונות\u2069");
    assertThat(Isolates.around("2026 תמונות")).isEqualTo("\u20672026 תמונות\u2069");
  }

  @Test
  void aSentenceWithOneIsNotIsolatedItself() {
    String sentence = Isolates.around(NAME) + " is gone.";
    assertThat(Isolates.around(sentence)).isEqualTo(sentence);
    assertThat(Isolates.without(sentence)).isEqualTo(NAME + " is gone.");
  }

  @Test
  void aNameReadsInASentenceAsItDoesAlone() {
    String sentence =
        new Words("messages.desktop", Locale.ENGLISH).text("notice.failed.title", NAME);
    assertThat(seen(sentence, Bidi.DIRECTION_LEFT_TO_RIGHT))
        .contains(seen(NAME, Bidi.DIRECTION_RIGHT_TO_LEFT));
  }

  @Test
  void aNameThatIsBrokenInASentenceReadsInEachLineAsItDoesAlone() {
    String name = "סרט הקיץ שלנו - הגרסה הסופית באמת (2026).mov";
    List<String> lines =
        RightToLeft.lines("The file '" + Isolates.around(name) + "' is gone.").lines().toList();
    assertThat(lines)
        .containsExactly(
            "\u200EThe file '\u2067סרט\u00A0הקיץ\u00A0שלנו\u00A0-\u00A0הגרסה\u2069",
            "\u200E\u2067הסופית\u00A0באמת\u00A0(2026).mov\u2069' is gone.");
    assertThat(seen(lines.getLast(), Bidi.DIRECTION_LEFT_TO_RIGHT))
        .contains(seen("הסופית\u00A0באמת\u00A0(2026).mov", Bidi.DIRECTION_RIGHT_TO_LEFT));
  }

  @Test
  void whatIsOpenIsClosedAndOpenedAgainWhereALineEnds() {
    String path = "/home/marta/" + "תמונות".repeat(6) + "/Downloads";
    String lines = RightToLeft.lines("'" + Isolates.around(path) + "' is full");
    assertThat(lines.lines())
        .hasSizeGreaterThan(1)
        .allSatisfy(line -> assertThat(line).contains("\u2066").contains("\u2069"));
    assertThat(RightToLeft.lines(lines)).isEqualTo(lines);
  }

  @Test
  void aLongNameIsShortenedWithinThem() {
    String name = "סרט הקיץ שלנו ".repeat(9) + "2.mov";
    assertThat(ShortPaths.in(Isolates.around(name) + " failed", 20))
        .isEqualTo("\u2067סרט הקיץ ש…לנו 2.mov\u2069 failed");
    assertThat(ShortPaths.in("'" + Isolates.around(name) + "' failed", 20))
        .isEqualTo("'\u2067סרט הקיץ ש…לנו 2.mov\u2069' failed");
  }

  @Test
  void theyTakeNoRoomAndNoBoxIsDrawnForThem() {
    assertThat(width(Isolates.around(NAME) + " is gone."))
        .isCloseTo(width(NAME + " is gone."), within(0.1));
  }

  private static double width(String text) {
    return TestDesktop.on(() -> new Text(text).getLayoutBounds().getWidth());
  }

  /** The characters from left to right as they are seen, without those that are not. */
  private static String seen(String text, int direction) {
    Bidi bidi = new Bidi(text, direction);
    byte[] levels = new byte[bidi.getRunCount()];
    Integer[] runs = IntStream.range(0, levels.length).boxed().toArray(Integer[]::new);
    for (int run : runs) {
      levels[run] = (byte) bidi.getRunLevel(run);
    }
    Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
    StringBuilder seen = new StringBuilder();
    for (int run : runs) {
      var part = new StringBuilder(text.substring(bidi.getRunStart(run), bidi.getRunLimit(run)));
      seen.append(bidi.getRunLevel(run) % 2 == 0 ? part : part.reverse());
    }
    return Isolates.without(seen.toString());
  }
}
