package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.DeviceId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpreadTest {
  private static final DeviceId ANN = new DeviceId("a".repeat(64));
  private static final DeviceId BOB = new DeviceId("b".repeat(64));
  private static final DeviceId CEM = new DeviceId("c".repeat(64));

  private final Spread spread = new Spread(100);

  private static long ms(long milliseconds) {
    return Duration.ofMillis(milliseconds).toNanos();
  }

  /** Two are known to tell what comes, and something is under way to both. */
  private void twoWhoTell() {
    spread.begun(90, ANN, 0);
    spread.begun(91, BOB, 0);
    spread.told(90, ANN, ms(100));
    spread.told(91, BOB, ms(100));
    spread.begun(92, ANN, ms(100));
    spread.begun(93, BOB, ms(100));
  }

  @Test
  void whatIsUnderWayToOneIsNotSentToAnother() { // F12
    twoWhoTell();
    spread.begun(7, ANN, ms(200));
    assertThat(spread.hold(7, CEM, ms(200))).isPositive();
    assertThat(spread.hold(7, ANN, ms(200))).as("the same one may ask again").isZero();
    assertThat(spread.hold(8, CEM, ms(200))).isZero();
  }

  @Test
  void whatIsWrittenIsUnderWayUntilThatOneTells() { // F12
    twoWhoTell();
    spread.begun(7, ANN, ms(200));
    spread.written(7, ANN, ms(201));
    assertThat(spread.hold(7, CEM, ms(900))).as("in some buffer").isPositive();
    spread.told(7, ANN, ms(1_000));
    assertThat(spread.hold(7, CEM, ms(1_001))).as("about to be passed on").isPositive();
    assertThat(spread.hold(7, CEM, ms(2_001))).isZero();
  }

  @Test
  void whoNeverTellsCountsAsServedByWhatIsWritten() {
    spread.begun(1, ANN, 0);
    spread.begun(2, BOB, 0);
    spread.begun(7, ANN, ms(600));
    spread.written(7, ANN, ms(601));
    spread.written(2, BOB, ms(601));
    spread.begun(3, BOB, ms(601));
    spread.begun(4, CEM, ms(601));
    assertThat(spread.hold(7, CEM, ms(2_000))).isZero();
  }

  @Test
  void whoIsNewMayBeAboutToTell() {
    spread.begun(1, BOB, 0);
    spread.begun(7, ANN, 0);
    spread.written(7, ANN, ms(1));
    assertThat(spread.hold(7, CEM, ms(100))).isPositive();
  }

  @Test
  void nothingIsHeldBackForEver() {
    twoWhoTell();
    spread.begun(7, ANN, ms(200));
    assertThat(spread.hold(7, CEM, ms(2_699))).isPositive();
    assertThat(spread.hold(7, CEM, ms(2_701))).as("that one may have stopped").isZero();
  }

  /** A piece takes so long, and then another is sent to the same one. */
  private void pieceThatTakes(long milliseconds) {
    spread.begun(90, ANN, 0);
    spread.begun(91, BOB, 0);
    spread.told(90, ANN, ms(milliseconds));
    spread.begun(92, BOB, ms(milliseconds));
    spread.begun(7, ANN, ms(milliseconds));
  }

  @Test
  void whereAllTakeLongMoreIsWaitedFor() { // F12
    pieceThatTakes(1_200);
    assertThat(spread.hold(7, CEM, ms(1_200 + 3_599))).isPositive();
    assertThat(spread.hold(7, CEM, ms(1_200 + 3_601))).isZero();
  }

  @Test
  void nobodyIsHeldBackForAsLongAsItTakesToGiveTheSeederUp() { // D5
    pieceThatTakes(10_000);
    assertThat(spread.hold(7, CEM, ms(13_999))).isPositive();
    assertThat(spread.hold(7, CEM, ms(14_001))).isZero();
  }

  @Test
  void untilAPieceIsDueNobodyNeedLookWhetherItHasCome() {
    twoWhoTell();
    spread.begun(7, ANN, ms(200));
    assertThat(spread.hold(7, CEM, ms(200))).as("pieces take 100 ms").isEqualTo(ms(100));
    assertThat(spread.hold(7, CEM, ms(400))).as("from then on now and then").isEqualTo(ms(20));
  }

  @Test
  void whatWasUnderWayToWhoLeftMayGoToAnotherAtOnce() { // D5
    twoWhoTell();
    spread.begun(7, ANN, ms(200));
    spread.begun(8, CEM, ms(200));
    spread.left(ANN);
    assertThat(spread.hold(7, CEM, ms(201))).isZero();
  }

  @Test
  void anUplinkThatSendsToOneOnlyHoldsNothingBack() {
    spread.begun(7, ANN, 0);
    assertThat(spread.hold(7, BOB, ms(1))).isZero();
    spread.told(7, ANN, ms(10));
    spread.begun(8, BOB, ms(11));
    assertThat(spread.hold(8, ANN, ms(12))).isZero();
  }
}
