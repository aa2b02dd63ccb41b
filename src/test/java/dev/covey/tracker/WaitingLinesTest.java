package dev.covey.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingLinesTest {
  private final WaitingLines lines = new WaitingLines(4, 10);

  private void add(String line) {
    lines.add(line.getBytes(UTF_8), Optional.empty());
  }

  private String take(int most) {
    return new String(lines.take(most), UTF_8);
  }

  @Test
  void linesLeaveInTheirOrderSeveralAtATime() {
    add("a");
    add("bb");
    add("c");
    assertThat(take(3)).isEqualTo("abb");
    assertThat(take(3)).isEqualTo("c");
    assertThat(take(3)).isEmpty();
    assertThat(lines.isEmpty()).isTrue();
  }

  @Test
  void aLineLongerThanABatchLeavesWhole() {
    add("12345");
    add("6");
    assertThat(take(2)).isEqualTo("12345");
  }

  @Test
  void itIsFullWithManyLinesOrManyBytes() {
    for (int i = 0; i < 4; i++) {
      assertThat(lines.isFull()).isFalse();
      add("a");
    }
    assertThat(lines.isFull()).isTrue();
    take(100);
    add("0123456789");
    assertThat(lines.bytes()).isEqualTo(10);
    assertThat(lines.isFull()).isTrue();
    lines.clear();
    assertThat(lines.isFull()).isFalse();
  }

  @Test
  void newsAreToldForAsLongAsTheirLineWaits() {
    Optional<Object> news = Optional.of("files changed");
    assertThat(lines.tells(news)).isFalse();
    lines.add("x".getBytes(UTF_8), news);
    assertThat(lines.tells(news)).isTrue();
    assertThat(lines.tells(Optional.empty())).isFalse();
    take(1);
    assertThat(lines.tells(news)).isFalse();
  }
}
