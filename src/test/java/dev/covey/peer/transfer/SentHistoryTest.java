package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** D11. */
class SentHistoryTest {
  private static final int SECONDS = TransferDetails.SECONDS;

  private final SentHistory history = new SentHistory();
  private final GroupId group = GroupId.random();
  private final FileId file = FileId.random();

  private void sent(FileId of, long bytes, double seconds) {
    history.sent(group, of, bytes, nanos(seconds));
  }

  /** The last of the seconds up to then. */
  private List<Long> last(int count, double seconds) {
    long[] rates = history.rates(group, file, nanos(seconds));
    assertThat(rates).hasSize(SECONDS);
    return LongStream.of(rates).skip(SECONDS - count).boxed().toList();
  }

  private static long nanos(double seconds) {
    return (long) (seconds * Duration.ofSeconds(1).toNanos());
  }

  @Test
  void aPieceIsSpreadOverThreeSeconds() {
    sent(file, 600, 5.2);
    assertThat(last(5, 8.9)).containsExactly(0L, 200L, 200L, 200L, 0L);
  }

  @Test
  void whatIsSentOfOtherFilesOrGroupsIsNotItsOwn() {
    sent(FileId.random(), 600, 5);
    history.sent(GroupId.random(), file, 600, nanos(5));
    assertThat(last(SECONDS, 6)).containsOnly(0L);
  }

  @Test
  void whatIsOlderThanTheMinutesIsForgotten() {
    sent(file, 600, 5);
    assertThat(last(SECONDS, 5 + SECONDS + 2)).containsOnly(0L);
    sent(file, 900, 2_000);
    assertThat(last(2, 2_000)).containsExactly(0L, 300L);
  }

  @Test
  void theFilesThatWereSentLastAreKept() {
    sent(file, 300, 5);
    Stream.generate(FileId::random).limit(SentHistory.FILES).forEach(each -> sent(each, 300, 5));
    assertThat(last(1, 5)).containsExactly(0L);
  }

  @Test
  void itStandsBesideTheSecondsOfTheDownload() {
    long[] sent = new long[SECONDS];
    sent[SECONDS - 1] = 7;
    sent[SECONDS - 2] = 5;
    TransferDetails details =
        new TransferDetails(
            Optional.empty(),
            List.of(new TransferDetails.Sample(10, 1), new TransferDetails.Sample(20, 2)),
            new TransferDetails.Weights(0.2, 0.8));
    assertThat(details.withSent(sent).rates())
        .containsExactly(
            new TransferDetails.Sample(10, 1, 5), new TransferDetails.Sample(20, 2, 7));
  }
}
