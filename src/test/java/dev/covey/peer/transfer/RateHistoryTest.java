package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.peer.transfer.TransferDetails.Sample;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** D11. */
class RateHistoryTest {
  private final RateHistory history = new RateHistory();

  private void add(long rate, int peers, double seconds) {
    history.add(rate, peers, nanos(seconds));
  }

  private List<Sample> at(double seconds) {
    return history.samples(nanos(seconds));
  }

  private static long nanos(double seconds) {
    return (long) (seconds * Duration.ofSeconds(1).toNanos());
  }

  @Test
  void theLastOfASecondStandsForIt() {
    add(10, 1, 5.1);
    add(20, 2, 5.9);
    add(30, 3, 6.2);
    assertThat(at(6.5)).containsExactly(new Sample(20, 2), new Sample(30, 3));
  }

  @Test
  void secondsInWhichItStoodStillAreNothing() {
    add(10, 1, 5);
    add(30, 3, 8);
    Sample nothing = new Sample(0, 0);
    assertThat(at(10))
        .containsExactly(new Sample(10, 1), nothing, nothing, new Sample(30, 3), nothing, nothing);
  }

  @Test
  void aSecondThatHasOnlyBegunIsLikeTheOneBefore() {
    add(10, 1, 5.9);
    assertThat(at(6.1)).containsExactly(new Sample(10, 1), new Sample(10, 1));
    add(30, 3, 6.2);
    assertThat(at(6.3)).containsExactly(new Sample(10, 1), new Sample(30, 3));
    assertThat(at(7.1)).hasSize(3).endsWith(new Sample(30, 3), new Sample(30, 3));
  }

  @Test
  void onlyTheLastMinutesAreKept() {
    for (int second = 0; second < 1_000; second++) {
      add(second, 1, second);
    }
    List<Sample> samples = at(999);
    assertThat(samples).hasSize(TransferDetails.SECONDS);
    assertThat(samples.getFirst().rate()).isEqualTo(1_000 - TransferDetails.SECONDS);
    assertThat(samples.getLast().rate()).isEqualTo(999);
    assertThat(at(10_000)).hasSize(TransferDetails.SECONDS).allMatch(new Sample(0, 0)::equals);
  }

  @Test
  void withoutAnythingThereIsNothing() {
    assertThat(at(3)).isEmpty();
  }
}
