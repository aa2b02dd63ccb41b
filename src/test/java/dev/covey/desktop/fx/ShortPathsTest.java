package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortPathsTest {
  private static final String LONG =
      "/home/marta/Documents/University/Projects/2026/harbour/footage/day-3/camera-b/take-07.mov";

  @Test
  void whatIsShortStaysAsItIs() {
    assertThat(ShortPaths.of("/home/marta/take-07.mov", 40)).isEqualTo("/home/marta/take-07.mov");
    assertThat(ShortPaths.in("It is in /home/marta.", 40)).isEqualTo("It is in /home/marta.");
  }

  @Test
  void foldersInTheMiddleAreLeftOutAndTheFileIsSeen() {
    assertThat(ShortPaths.of(LONG, 40)).isEqualTo("/home/…/day-3/camera-b/take-07.mov");
    assertThat(ShortPaths.of(LONG.replace("/home", "C:").replace('/', '\\'), 40))
        .isEqualTo("C:\\…\\footage\\day-3\\camera-b\\take-07.mov");
  }

  @Test
  void aNameThatIsLongByItselfKeepsItsExtension() {
    String name = "a-very-long-name-that-somebody-gave-to-a-recording-of-the-harbour.mov";
    assertThat(ShortPaths.of(name, 30)).isEqualTo("a-very-long-nam…he-harbour.mov");
    assertThat(ShortPaths.of("/home/marta/" + name, 30)).endsWith("harbour.mov").hasSize(30);
  }

  @Test
  void aPathInASentenceIsShortenedAloneAlsoWithBlanksInIt() {
    assertThat(ShortPaths.in("'%s' cannot be read.".formatted(LONG), 40))
        .isEqualTo("'/home/…/day-3/camera-b/take-07.mov' cannot be read.");
    assertThat(ShortPaths.in("„%s“ ist nicht lesbar.".formatted(LONG.replace('-', ' ')), 40))
        .isEqualTo("„/home/…/day 3/camera b/take 07.mov“ ist nicht lesbar.");
    assertThat(ShortPaths.in("It is in " + LONG + ", whole.", 40)).contains("/home/…/");
  }

  @Test
  void anApostropheInASentenceIsNoQuotationMark() {
    String sentence = "Jo's file and Lin's file are the same, which nobody's surprised about.";
    assertThat(ShortPaths.in(sentence, 40)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 24, 40, 64})
  void itIsNeverLongerThanAllowed(int most) {
    assertThat(ShortPaths.of(LONG, most).length()).isLessThanOrEqualTo(most);
    assertThat(ShortPaths.of("😀".repeat(200), most)).doesNotContain("�").contains("…");
    assertThat(ShortPaths.of("😀".repeat(200), most).length()).isLessThanOrEqualTo(most);
    assertThat(ShortPaths.of("/" + "x".repeat(300), most).length()).isLessThanOrEqualTo(most);
  }
}
