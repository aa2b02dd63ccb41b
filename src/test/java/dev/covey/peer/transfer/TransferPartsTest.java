package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.Pieces;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerMessage;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The small pure parts of the room. */
class TransferPartsTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aFastLinkIsAskedForWhatFitsOnIt() { // DESIGN 6
    long rate = 100_000_000;
    int near = Pipeline.depth(rate, SECOND / 10_000);
    int far = Pipeline.depth(rate, SECOND / 10);
    // 100 MB/s and 100 ms: 10 MB are on their way before the first answer is here.
    assertThat((long) far * Pieces.SIZE).isGreaterThan(2 * 10_000_000L);
    assertThat(far).isGreaterThan(near);
  }

  @Test
  void aSlowLinkIsNeverAskedPieceByPiece() { // DESIGN 6: never stop-and-wait
    assertThat(Pipeline.depth(1, 0)).isEqualTo(3);
    assertThat(Pipeline.depth(0, SECOND)).isGreaterThan(1);
    assertThat(Pipeline.depth(Long.MAX_VALUE, SECOND)).isLessThan(WantQueue.MOST);
  }

  @Test
  void underALimitNoMoreIsAskedThanComesSoon() { // U16
    assertThat(Pipeline.ahead(64 << 10)).as("a piece at a time").isEqualTo(1);
    assertThat(Pipeline.ahead(4L << 20)).isEqualTo(16);
    assertThat(Pipeline.ahead(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void whoIsHeldBackOnPurposeHasNotStalled() { // U16, D5
    Outstanding outstanding = new Outstanding();
    outstanding.ask(List.of(1), 0);
    outstanding.hold();
    assertThat(outstanding.isStalled(10 * SECOND, Duration.ofSeconds(5))).isFalse();
    outstanding.goOn(8 * SECOND);
    assertThat(outstanding.isStalled(10 * SECOND, Duration.ofSeconds(5))).isFalse();
    assertThat(outstanding.isStalled(14 * SECOND, Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void theRateIsThatOfTheLastSeconds() { // D11
    RateMeter meter = new RateMeter();
    long now = -5 * SECOND;
    for (int i = 0; i < 40; i++) {
      now += SECOND / 10;
      meter.add(1_000, now);
    }
    assertThat(meter.rate(now)).isBetween(9_000L, 11_000L);
    assertThat(meter.rate(now + 4 * SECOND)).isZero();
  }

  @Test
  void theRateIsNoWonderInTheFirstMoment() {
    RateMeter meter = new RateMeter();
    meter.add(1_000_000, 0);
    assertThat(meter.rate(1)).isLessThanOrEqualTo(4_000_000);
  }

  @Test
  void wantsComeInOrderAndOnce() { // D2
    WantQueue queue = new WantQueue();
    queue.add(List.of(3, 1, 3, 2));
    queue.drop(List.of(1));
    assertThat(queue.take(_ -> 0)).hasValue(3);
    assertThat(queue.take(_ -> 0)).hasValue(2);
    queue.close();
    assertThat(queue.take(_ -> 0)).isEmpty();
    assertThat(queue.isClosed()).isTrue();
  }

  @Test
  void whatIsHeldBackLetsOthersPassAndGoesAtLast() {
    WantQueue queue = new WantQueue();
    queue.add(List.of(1, 2));
    AtomicInteger looks = new AtomicInteger();
    WantQueue.Hold hold = piece -> piece == 1 && looks.incrementAndGet() < 3 ? 1_000_000 : 0;
    assertThat(queue.take(hold)).hasValue(2);
    assertThat(queue.take(hold)).hasValue(1);
    queue.nudge();
    assertThat(queue.take(hold)).as("nothing, but somebody nudged").isEmpty();
    assertThat(queue.isClosed()).isFalse();
  }

  @Test
  void whoeverIsSentSomethingIsNotSettledUntilItMustHaveCome() { // N2
    AtomicLong clock = new AtomicLong();
    WantQueue queue = new WantQueue(clock::get);
    assertThat(queue.isSettled()).as("nothing was ever wanted").isTrue();
    queue.add(List.of(1));
    assertThat(queue.isSettled()).isFalse();
    assertThat(queue.take(_ -> 0)).hasValue(1);
    clock.set(60 * SECOND);
    assertThat(queue.isSettled()).as("it is being sent").isFalse();
    queue.nudge();
    assertThat(queue.take(_ -> 0)).as("it was sent").isEmpty();
    clock.set(69 * SECOND);
    assertThat(queue.isSettled()).as("it may be in some buffer").isFalse();
    clock.set(71 * SECOND);
    assertThat(queue.isSettled()).isTrue();
  }

  @Test
  void wantsAreBounded() { // X5
    WantQueue queue = new WantQueue();
    assertThat(queue.add(IntStream.range(0, WantQueue.MOST).boxed().toList())).isTrue();
    assertThat(queue.add(List.of(5))).as("wanted already").isTrue();
    assertThat(queue.add(List.of(WantQueue.MOST))).isFalse();
  }

  @Test
  void theDefaultsAreThoseOfTheDescription() { // P5, C1
    TransferSettings defaults = TransferSettings.defaults();
    assertThat(defaults.alpha()).isEqualTo(0.20);
    assertThat(defaults.beta()).isEqualTo(0.80);
    assertThat(defaults.k()).isEqualTo(1.25);
    assertThat(defaults.retries()).isEqualTo(3);
    assertThat(defaults.receiveTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(defaults.maxConnections()).isEqualTo(50);
    assertThat(defaults.threads()).isBetween(2, 10);
  }

  @Test
  void aBadSettingIsNamed() { // C1
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new TransferSettings(0.2, 0.8, 0.5, 3, second, second, 50, 2))
        .hasMessageContaining("THRESHOLD_K");
    assertThatThrownBy(() -> new TransferSettings(Double.NaN, 0.8, 2, 3, second, second, 50, 2))
        .hasMessageContaining("SCORE_ALPHA");
    assertThatThrownBy(() -> new TransferSettings(0.2, 0.8, 2, 0, second, second, 50, 2))
        .hasMessage("MAX_RETRIES is 1 to 100, not 0");
  }

  @Test
  void whoDripsIsAsGoodAsSilent() { // P9
    Duration limit = Duration.ofSeconds(5);
    Outstanding owed = new Outstanding();
    owed.ask(List.of(1, 2), 0);
    for (int second = 1; second <= 5; second++) {
      owed.heard(1_000, second * SECOND);
    }
    assertThat(owed.isStalled(5 * SECOND, limit)).isFalse();
    assertThat(owed.isStalled(6 * SECOND, limit)).isTrue();
  }

  @Test
  void whoIsSlowIsNotStalledAndNeitherIsTheEndOfAFile() { // P9
    Duration limit = Duration.ofSeconds(5);
    Outstanding owed = new Outstanding();
    owed.ask(List.of(1, 2), 0);
    for (int second = 4; second <= 40; second += 4) {
      owed.heard(16 << 10, second * SECOND);
      assertThat(owed.isStalled((second + 4) * SECOND, limit)).isFalse();
    }
    owed.heard(100, 44 * SECOND);
    owed.heardWhole(44 * SECOND);
    assertThat(owed.isStalled(49 * SECOND, limit)).isFalse();
    assertThat(owed.isStalled(50 * SECOND, limit)).isTrue();
  }

  @Test
  void chatterIsBoundedAndForgottenAfterAWhile() throws Exception { // X5
    PeerMessage ping = new PeerMessage.Ping();
    Chatter chatter = new Chatter(0);
    for (int i = 0; i < Chatter.MOST; i++) {
      chatter.heard(ping, SECOND);
    }
    assertThatThrownBy(() -> chatter.heard(ping, SECOND)).isInstanceOf(ProtocolException.class);
    chatter.heard(ping, 12 * SECOND);
  }

  @Test
  void longMessagesCountForMany() { // X5
    PeerMessage longest = new PeerMessage.Drop(Collections.nCopies(Limits.INDICES, 1));
    Chatter chatter = new Chatter(0);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 400; i++) {
                chatter.heard(longest, SECOND);
              }
            })
        .isInstanceOf(ProtocolException.class);
  }
}
