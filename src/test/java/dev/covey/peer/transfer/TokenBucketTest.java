package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.covey.model.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D11, U16: rates are limited to the byte; time is told by the tests. */
class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;

  /** Some origin of time, as System.nanoTime has it. */
  private static final long START = -17 * SECOND;

  @Test
  void itFillsAtItsRate() {
    TokenBucket bucket = new TokenBucket(1_000_000, START);
    assertThat(bucket.nanosUntil(1_000, START)).isEqualTo(SECOND / 1_000);
    assertThat(bucket.nanosUntil(1_000, START + SECOND / 2_000)).isEqualTo(SECOND / 2_000);
    assertThat(bucket.nanosUntil(1_000, START + SECOND / 1_000)).isZero();
  }

  @Test
  void whatIsSpentHasToComeAgain() {
    TokenBucket bucket = new TokenBucket(1_000_000, START);
    long now = START + SECOND / 10;
    assertThat(bucket.nanosUntil(100_000, now)).isZero();
    bucket.spend(100_000);
    assertThat(bucket.nanosUntil(1, now)).isPositive();
    assertThatIllegalArgumentException().isThrownBy(() -> bucket.spend(1));
  }

  @Test
  void afterALongRestNoMoreThanAQuarterOfASecondGoesAtOnce() {
    TokenBucket bucket = new TokenBucket(1_000_000, START);
    long now = START + 1_000 * SECOND;
    assertThat(bucket.nanosUntil(250_000, now)).isZero();
    assertThat(bucket.nanosUntil(250_001, now)).isPositive();
  }

  @Test
  void anotherRateCountsFromNowOn() {
    TokenBucket bucket = new TokenBucket(1_024, START);
    long now = START + SECOND;
    bucket.rate(1_024_000, now);
    assertThat(bucket.nanosUntil(256 + 102_400, now)).isEqualTo(SECOND / 10);
    bucket.rate(2_048, now + SECOND);
    assertThat(bucket.nanosUntil(512, now + SECOND)).as("the small burst").isZero();
    assertThat(bucket.nanosUntil(513, now + SECOND)).isPositive();
  }

  @Test
  void timeThatStandsStillOrRunsBackGivesNothing() {
    TokenBucket bucket = new TokenBucket(1_000_000, START);
    assertThat(bucket.nanosUntil(1_000, START - SECOND)).isEqualTo(SECOND / 1_000);
    assertThat(bucket.nanosUntil(1_000, START)).isEqualTo(SECOND / 1_000);
  }

  @Test
  void theHighestRateDoesNotOverflow() {
    TokenBucket bucket = new TokenBucket(RateLimit.MOST, START);
    long now = START + 1_000_000 * SECOND;
    assertThat(bucket.nanosUntil(RateLimit.MOST / 4, now)).isZero();
    assertThat(bucket.nanosUntil(RateLimit.MOST / 4 + 1, now)).isPositive();
  }

  /** Bytes at a moment. */
  private record Sent(long at, long bytes) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void overNoStretchMoreThanTheRateAndABurst(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long rate = random.nextLong(RateLimit.LEAST, 50_000_000);
    TokenBucket bucket = new TokenBucket(rate, START);
    List<Sent> sent = new ArrayList<>();
    long now = START;
    for (int i = 0; i < 1_000; i++) {
      now += random.nextInt(4) == 0 ? random.nextLong(SECOND) : random.nextLong(SECOND / 1_000);
      long bytes = 1 + random.nextLong(rate / 8);
      if (bucket.nanosUntil(bytes, now) == 0) {
        bucket.spend(bytes);
        sent.add(new Sent(now, bytes));
      }
    }
    assertThat(sent).hasSizeGreaterThan(100);
    for (int from = 0; from < sent.size(); from++) {
      long sum = 0;
      for (Sent one : sent.subList(from, sent.size())) {
        sum += one.bytes();
        double stretch = (one.at() - sent.get(from).at()) / (double) SECOND;
        assertThat((double) sum).isLessThanOrEqualTo(rate * (stretch + 0.25) + 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void whoComesWhenToldNeverStarvesAndGetsTheWholeRate(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long rate = random.nextLong(RateLimit.LEAST, 50_000_000);
    TokenBucket bucket = new TokenBucket(rate, START);
    long now = START;
    long total = 0;
    for (int i = 0; i < 1_000; i++) {
      long bytes = 1 + random.nextLong(rate / 8);
      now += bucket.nanosUntil(bytes, now);
      assertThat(bucket.nanosUntil(bytes, now)).isZero();
      bucket.spend(bytes);
      total += bytes;
    }
    double seconds = (now - START) / (double) SECOND;
    assertThat((double) total).isBetween(rate * seconds * 0.999 - 1, rate * seconds + 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void whileTheRateChangesNoMoreGoesThanAllOfThemAllowed(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long rate = 100_000;
    TokenBucket bucket = new TokenBucket(rate, START);
    long now = START;
    double allowed = 0;
    long total = 0;
    for (int i = 0; i < 2_000; i++) {
      long step = random.nextLong(SECOND / 100);
      now += step;
      allowed += rate * (step / (double) SECOND);
      long bytes = 1 + random.nextLong(2_000);
      if (bucket.nanosUntil(bytes, now) == 0) {
        bucket.spend(bytes);
        total += bytes;
      }
      assertThat((double) total).isLessThanOrEqualTo(allowed + 1);
      if (random.nextInt(10) == 0) {
        rate = random.nextLong(RateLimit.LEAST, 1_000_000);
        bucket.rate(rate, now);
      }
    }
    assertThat(total).isPositive();
  }
}
