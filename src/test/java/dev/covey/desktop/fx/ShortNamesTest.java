package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortNamesTest {
  @Test
  void aHeadingKeepsNamesOfUsualLength() {
    assertThat(ShortNames.in("Stop sharing call-sheet-day4.pdf?"))
        .isEqualTo("Stop sharing call-sheet-day4.pdf?");
    assertThat(ShortNames.in("a".repeat(40))).hasSize(40);
  }

  // X4
  @Test
  void aLongNameIsShortenedInItsMiddle() {
    assertThat(ShortNames.in("Stop sharing " + "the-festival-".repeat(18) + "v2.mov with $1?"))
        .isEqualTo("Stop sharing the-festival-the-festiva…festival-v2.mov with $1?");
  }

  // S7
  @Test
  void anAnswerHasRoomForLess() {
    assertThat(ShortNames.inAnswer("magdalena")).isEqualTo("magdalena");
    assertThat(ShortNames.inAnswer("marta-magdalena-von-und-zu-brock")).isEqualTo("marta-m…rock");
  }

  @Test
  void noCharacterIsCutInTwo() {
    assertThat(ShortNames.in("🎬".repeat(60))).isEqualTo("🎬".repeat(24) + "…" + "🎬".repeat(15));
  }
}
