package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.model.RateLimit;
import dev.covey.testing.FakePeer;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** U16: what limit and max_downloads do and show. */
class LimitsTest {
  private final FakePeer peer = FakePeer.signedIn("ann");
  private final Commands commands =
      new Commands(peer, new RecordedAudience(), new ManualPace(), Thread.ofVirtual().factory());

  @BeforeEach
  void fill() {
    peer.network().group("films", "ann", "bob");
  }

  private List<String> run(String line) throws CoveyException {
    Result result = commands.execute(CommandLine.of(line).command());
    return TextRenderer.lines(new Outcome.Success("limit", result), DownloadsTest.PAGE).stream()
        .map(AttributedString::toString)
        .toList();
  }

  @Test
  void withoutLimitsItSaysSo() throws CoveyException {
    assertThat(run("limit"))
        .containsExactly(
            "Limit of          Up      Down",
            "everything  no limit  no limit",
            "5 downloads run at once.");
  }

  @Test
  void eachDirectionIsSetForItself() throws CoveyException {
    run("limit up 500K");
    assertThat(run("limit down 2M")).contains("everything  500 KB/s  2.00 MB/s");
    assertThat(peer.rateLimits().all()).isEqualTo(new RateLimit(500_000, 2_000_000));
    assertThat(run("limit up off")).contains("everything  no limit  2.00 MB/s");
  }

  @Test
  void aGroupHasItsOwnLimitUntilBothAreOff() throws CoveyException {
    run("limit up 500K films");
    run("limit down 64KiB films");
    assertThat(peer.rateLimits().of(new GroupName("films")))
        .isEqualTo(new RateLimit(500_000, 65_536));
    assertThat(peer.rateLimits().all()).isEqualTo(RateLimit.NONE);
    run("limit up none films");
    assertThat(run("limit down off films")).noneMatch(line -> line.startsWith("films"));
  }

  @Test
  void aGroupThatIsNotThereIsNamed() {
    CoveyException refused =
        catchThrowableOfType(CoveyException.class, () -> run("limit up 500K songs"));
    assertThat(refused.code()).isEqualTo(ErrorCode.UNKNOWN_GROUP);
    assertThat(refused).hasMessageContaining("songs");
  }

  @Test
  void howManyRunIsShownAndSet() throws CoveyException {
    assertThat(run("max_downloads")).contains("5 downloads run at once.");
    assertThat(run("max_downloads 1")).contains("One download runs at a time.");
    assertThat(peer.downloadsAtOnce()).isEqualTo(1);
  }
}
