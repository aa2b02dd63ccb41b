package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.DeviceId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
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
  void oneCopyAfterAnotherHoldsNobodyBackForEver() { // D5
    AtomicLong clock = new AtomicLong();
    WantQueue wants = new WantQueue(clock::get);
    spread.begun(7, ANN, 0);
    spread.begun(7, BOB, 0);
    wants.add(List.of(7));
    OptionalInt given =
        wants.take(piece -> {
          long now = clock.addAndGet(ms(100));
          if (now % ms(2_400) == 0) {
            // Another copy goes, as the hold for the last is about to end.
            spread.begun(7, now % ms(4_800) == 0 ? ANN : BOB, now);
          }
          assertThat(now).as("as long as it may be held back").isLessThan(ms(3_200));
          long hold = spread.hold(piece, CEM, now);
          return Math.min(1, hold); // so that nobody really waits
        });
    assertThat(given).hasValue(7);
  }

  @Test
  void whoWasJustSentSomethingWaitsForTheNextAsLongAsOthers() { // F12
    AtomicLong clock = new AtomicLong();
    WantQueue wants = new WantQueue(clock::get);
    wants.add(List.of(6, 7));
    assertThat(wants.take(_ -> 0)).hasValue(6);
    clock.set(ms(60_000)); // for which it was being sent
    long hold = 1;
    assertThat(
            wants.take(_ -> {
              if (clock.addAndGet(ms(100)) == ms(61_000)) {
                wants.nudge();
              }
              return hold;
            }))
        .isEmpty();
    assertThat(clock).hasValue(ms(61_000));
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
