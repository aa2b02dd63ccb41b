package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

class RightToLeftTest {
  @BeforeAll
  static void startTheToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void whatRunsToTheRightStaysAsItIs() {
    assertThat(RightToLeft.lines("Überraschung für müller: 2 files, 3 %"))
        .isEqualTo("Überraschung für müller: 2 files, 3 %");
    assertThat(RightToLeft.lines(null)).isNull();
  }

  @Test
  void aShortNameStaysInOneLineWhichNothingBreaks() {
    assertThat(RightToLeft.lines("Stop sharing סרט הקיץ.mov?"))
        .isEqualTo("\u200EStop sharing סרט\u00A0הקיץ.mov?");
  }

  @Test
  void aLongNameComesInLines() {
    assertThat(RightToLeft.lines("סרט הקיץ שלנו הגרסה הסופית באמת 2026.mov").lines())
        .containsExactly("סרט\u00A0הקיץ\u00A0שלנו\u00A0הגרסה", "הסופית\u00A0באמת\u00A02026.mov");
    assertThat(RightToLeft.lines("ש".repeat(60)).lines()).hasSize(3);
  }

  @Test
  void aSentenceThatBeginsWithSuchANameRunsToTheRightInEachLine() {
    assertThat(RightToLeft.lines("סרט הקיץ שלנו הגרסה הסופית באמת.mov is gone").lines())
        .containsExactly(
            "\u200Eסרט\u00A0הקיץ\u00A0שלנו\u00A0הגרסה", "\u200Eהסופית\u00A0באמת.mov is gone");
  }

  @Test
  void asOneLineASentenceRunsToTheRightAndANameAsItDoes() {
    assertThat(RightToLeft.line("סרט הקיץ.mov completed"))
        .isEqualTo("\u200Eסרט הקיץ.mov completed");
    assertThat(RightToLeft.line("סרט הקיץ.mov")).isEqualTo("סרט הקיץ.mov");
    assertThat(RightToLeft.line("take-07.mov completed")).isEqualTo("take-07.mov completed");
  }

  @Test
  void aNameThatIsToStandInARowIsShortenedInItsMiddle() {
    String row = RightToLeft.inARow("סרט הקיץ שלנו הגרסה הסופית באמת 2026.mov");
    assertThat(row).isEqualTo("סרט הקיץ של…ת 2026.mov");
    assertThat(RightToLeft.lines(row + " is gone").lines()).hasSize(1);
    String other = "the-whole-festival-in-one-file.mov";
    assertThat(RightToLeft.inARow(other)).isEqualTo(other);
  }

  // X4: JavaFX 26 throws in each of its pulses otherwise
  @ParameterizedTest
  @ValueSource(
      strings = {
        "סרט הקיץ שלנו סרט הקיץ שלנו סרט הקיץ שלנו סרט הקיץ שלנו סרט הקיץ שלנו 2.mov",
        "סרט הקיץ שלנו - הגרסה הסופית באמת (2026).mov is not the file that was shared: ask for it",
        "'/home/marta/Photographs of the valley/2026/תמונותתמונותתמונותתמונות/Downloads' is full",
        "'\u2066/home/marta/Photographs/2026/תמונותתמונותתמונותתמונות/Downloads\u2069' is full (3)",
        "\u2067סרט הקיץ שלנו - הגרסה הסופית באמת (2026).mov\u2069 is not the file that was shared",
        "The file '\u2067סרט הקיץ שלנו (2026).mov\u2069' in \u2067תמונות\u2069, 41 of 123, is gone.",
        "תקرير نهائي عن أعمال المسح الميداني 2026.pdf is not there (3) any more (תמונות), 41 1 2",
        "שלנושלנושלנושלנושלנושלנושלנושלנושלנושלנושלנושלנו and then 123 שלנו 123 ab שלנו,cd-שלנו",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaשלנוaaaaaaaaaaaaaaaaaaaaaaaשלנו"
      })
  void noWidthBreaksTheLayout(String text) {
    String safe = RightToLeft.lines(text);
    assertThat(RightToLeft.lines(safe)).isEqualTo(safe);
    for (double size : List.of(12.0, 13.0, 16.0)) {
      for (int width = size > 13 ? 270 : 210; width < 700; width += 7) {
        assertThat(height(safe, size, width)).isPositive();
      }
    }
  }

  private static double height(String text, double size, double width) {
    return TestDesktop.on(() -> {
      Text shown = new Text(text);
      shown.setFont(Font.font(size));
      shown.setWrappingWidth(width);
      return shown.getLayoutBounds().getHeight();
    });
  }

  @Test
  void aLabelFollowsByItself() {
    Label label = TestDesktop.on(Label::new);
    TestDesktop.run(() -> RightToLeft.keepWhole(label));
    TestDesktop.run(() -> label.setText("סרט הקיץ"));
    assertThat(label.getText()).isEqualTo("סרט\u00A0הקיץ");
  }
}
