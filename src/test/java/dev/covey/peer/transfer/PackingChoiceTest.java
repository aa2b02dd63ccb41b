package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.FileId;
import org.junit.jupiter.api.Test;

class PackingChoiceTest {
  private static final int PIECE = 500_000;

  private final PackingChoice choice = new PackingChoice();

  @Test
  void beforeAnythingWasSentNothingIsPacked() {
    assertThat(choice.isWorthwhile(0.1)).isFalse();
  }

  @Test
  void overAFastWirePackingWouldOnlyCost() {
    choice.sent(PIECE, 2L * PIECE);
    assertThat(choice.isWorthwhile(0.1)).isFalse();
  }

  @Test
  void overASlowWireItPaysAsFarAsItShrinks() {
    choice.sent(PIECE, 80L * PIECE);
    assertThat(choice.isWorthwhile(0.5)).isTrue();
    assertThat(choice.isWorthwhile(0.95)).isFalse();
  }

  @Test
  void slowPackingPaysOnlyOverAStillSlowerWire() {
    for (int i = 0; i < 20; i++) {
      choice.packed(PIECE, 60L * PIECE);
    }
    choice.sent(PIECE, 80L * PIECE);
    assertThat(choice.isWorthwhile(0.5)).isFalse();
    for (int i = 0; i < 20; i++) {
      choice.sent(PIECE, 400L * PIECE);
    }
    assertThat(choice.isWorthwhile(0.5)).isTrue();
  }

  @Test
  void aFileIsSampledAtItsBeginningAndThenNowAndThen() {
    PackingRatios ratios = new PackingRatios();
    FileId file = FileId.random();
    assertThat(ratios.of(file)).isEqualTo(1);
    int samples = 0;
    for (int piece = 0; piece < 200; piece++) {
      if (ratios.wantsSample(file)) {
        ratios.learned(file, 0.4);
        samples++;
      }
    }
    assertThat(samples).isBetween(6, 8);
    assertThat(ratios.of(file)).isEqualTo(0.4);
  }

  @Test
  void aFileThatChangesItsNatureIsFoundOut() {
    PackingRatios ratios = new PackingRatios();
    FileId file = FileId.random();
    ratios.learned(file, 0.2);
    for (int i = 0; i < 10; i++) {
      ratios.learned(file, 1);
    }
    assertThat(ratios.of(file)).isGreaterThan(0.9);
  }
}
