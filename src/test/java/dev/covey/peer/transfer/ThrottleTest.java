package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.GroupId;
import dev.covey.model.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who waits for whom, by real clocks: only what a slow machine cannot spoil is asserted. */
class ThrottleTest {
  private static final GroupId FILMS = GroupId.random();
  private static final GroupId MUSIC = GroupId.random();
  private static final int MIB = 1 << 20;

  private final Throttle throttle = new Throttle();

  private CompletableFuture<Integer> takeAside(Throttle.Lane lane, int bytes) {
    CompletableFuture<Integer> taken = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> taken.complete(lane.take(bytes)));
    return taken;
  }

  private static void pay(Throttle.Lane lane, int bytes) {
    lane.pay(bytes);
  }

  @Test
  void withoutALimitAllGoesAtOnce() {
    Throttle.Lane lane = throttle.lane(FILMS);
    assertThat(lane.isLimited()).isFalse();
    assertThat(lane.take(MIB)).isEqualTo(MIB);
    assertThat(lane.portion(MIB)).isEqualTo(MIB);
    assertThat(lane.rate()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aLimitTakesItsTime() {
    throttle.limit(MIB, Map.of());
    long begun = System.nanoTime();
    pay(throttle.lane(FILMS), MIB / 2);
    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(250_000_000L);
  }

  @Test
  void aGroupsLimitBindsThatGroupOnly() {
    throttle.limit(0, Map.of(FILMS, RateLimit.LEAST));
    Throttle.Lane films = throttle.lane(FILMS);
    Throttle.Lane music = throttle.lane(MUSIC);
    assertThat(films.rate()).isEqualTo(RateLimit.LEAST);
    assertThat(music.rate()).isEqualTo(Long.MAX_VALUE);
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> films.pay(MIB));
    assertThat(music.take(100 * MIB)).isEqualTo(100 * MIB);
    assertThat(waiting).isNotDone();
    films.close();
    await().until(waiting::isDone);
  }

  @Test
  void whoWaitsForAGroupsLimitDoesNotHoldUpOthersUnderTheCommonOne() {
    throttle.limit(MIB, Map.of(FILMS, RateLimit.LEAST));
    Throttle.Lane films = throttle.lane(FILMS);
    CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> films.pay(MIB));
    pay(throttle.lane(MUSIC), MIB / 2);
    assertThat(slow).isNotDone();
    films.close();
    await().until(slow::isDone);
  }

  @Test
  void anotherLimitCountsAtOnceForWhoWaits() { // live
    throttle.limit(RateLimit.LEAST, Map.of());
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> throttle.lane(FILMS).pay(100 * MIB));
    await().until(() -> !waiting.isDone());
    throttle.limit(0, Map.of());
    await().until(waiting::isDone);
  }

  @Test
  void whoIsClosedWaitsNoLonger() {
    throttle.limit(RateLimit.LEAST, Map.of());
    Throttle.Lane lane = throttle.lane(FILMS);
    lane.pay((int) RateLimit.LEAST / 4);
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> lane.pay(100 * MIB));
    lane.close();
    await().until(waiting::isDone);
    assertThat(takeAside(lane, 1)).succeedsWithin(40, TimeUnit.SECONDS).isEqualTo(0);
  }

  @Test
  void thoseWhoWaitGetAboutTheSame() throws Exception {
    throttle.limit(2L * MIB, Map.of());
    List<AtomicLong> got = new ArrayList<>();
    List<Throttle.Lane> lanes = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      AtomicLong bytes = new AtomicLong();
      Throttle.Lane lane = throttle.lane(i % 2 == 0 ? FILMS : MUSIC);
      got.add(bytes);
      lanes.add(lane);
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int taken = lane.take(MIB); taken > 0; taken = lane.take(MIB)) {
                  bytes.addAndGet(taken);
                }
              }));
    }
    await().until(() -> got.stream().mapToLong(AtomicLong::get).sum() > 2L * MIB);
    lanes.forEach(Throttle.Lane::close);
    for (Thread thread : threads) {
      thread.join();
    }
    long most = got.stream().mapToLong(AtomicLong::get).max().orElseThrow();
    long least = got.stream().mapToLong(AtomicLong::get).min().orElseThrow();
    assertThat(least).isGreaterThan(most / 3);
  }

  @Test
  void underALowLimitPortionsAreSmallSoThatNobodyWaitsLong() {
    throttle.limit(64 << 10, Map.of());
    assertThat(throttle.lane(FILMS).portion(MIB)).isEqualTo(4 << 10);
    throttle.limit(RateLimit.LEAST, Map.of());
    assertThat(throttle.lane(FILMS).portion(MIB)).isEqualTo(512);
  }
}
