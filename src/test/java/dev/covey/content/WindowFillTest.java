package dev.covey.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** I1: whole windows are prepared only where they are filled one after another. */
class WindowFillTest {
  private static final int HALF = 64;

  private final WindowFill fill = new WindowFill(10 * Window.BYTES);

  @Test
  void theFirstWindowIsWorthPreparing() {
    assertThat(fill.begins(4)).isTrue();
  }

  @Test
  void theNextIsOnceTheOneBeforeIsHalfFull() {
    fill.begins(0);
    for (int i = 0; i < HALF; i++) {
      fill.written(0);
    }
    assertThat(fill.begins(1)).isTrue();
  }

  @Test
  void whoJumpsAboutGetsNoWindowPrepared() {
    fill.begins(0);
    for (int i = 0; i < HALF - 1; i++) {
      fill.written(0);
    }
    assertThat(fill.begins(7)).isFalse();
    for (int i = 0; i < HALF; i++) {
      fill.written(0);
    }
    assertThat(fill.begins(3)).isFalse();
  }

  @Test
  void noWindowIsPreparedTwice() {
    fill.begins(2);
    assertThat(fill.begins(2)).isFalse();
  }
}
