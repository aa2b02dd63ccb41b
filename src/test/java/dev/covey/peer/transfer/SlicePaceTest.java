package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlicePaceTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int PIECE = 512 << 10;

  private final SlicePace pace = new SlicePace();

  @Test
  void whoTakesPiecesFastGetsMuchAtOnce() {
    int first = pace.slice();
    pace.pieceTook(PIECE, SECOND / 100);
    assertThat(pace.slice()).isGreaterThan(first).isEqualTo(64 << 10);
  }

  @Test
  void whoTakesThemSlowlyGetsWhatFitsWellWithinTheTimeLimit() { // D5
    long rate = 16 << 10;
    pace.pieceTook(PIECE, PIECE / rate * SECOND);
    assertThat(pace.slice() / (double) rate).isLessThan(1);
  }

  @Test
  void aSliceThatTookLongMakesTheNextSmaller() {
    pace.pieceTook(PIECE, SECOND / 100);
    pace.took(4 * SECOND);
    assertThat(pace.slice()).isEqualTo(16 << 10);
    for (int i = 0; i < 10; i++) {
      pace.took(4 * SECOND);
    }
    assertThat(pace.slice()).isEqualTo(2 << 10);
  }
}
