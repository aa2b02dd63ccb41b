package dev.covey.peer.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.peer.session.Heartbeat.Next;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final long START = Long.MAX_VALUE - 1_000; // the clock may wrap

  private final Heartbeat heartbeat =
      new Heartbeat(Duration.ofSeconds(10), Duration.ofSeconds(5), START);

  private static long at(long seconds) {
    return START + Duration.ofSeconds(seconds).toNanos();
  }

  private static Next waits(long seconds) {
    return new Next.Wait(Duration.ofSeconds(seconds));
  }

  @Test
  void pingsEveryInterval() { // H1
    assertThat(heartbeat.at(at(0))).isEqualTo(waits(10));
    assertThat(heartbeat.at(at(9))).isEqualTo(waits(1));
    assertThat(heartbeat.at(at(10))).isEqualTo(new Next.Ping());
  }

  @Test
  void waitsForThePongAndThenForTheNextPing() { // H1
    heartbeat.pinged(at(10));
    assertThat(heartbeat.at(at(11))).isEqualTo(waits(4));
    heartbeat.ponged();
    assertThat(heartbeat.at(at(12))).isEqualTo(waits(8));
    assertThat(heartbeat.at(at(20))).isEqualTo(new Next.Ping());
  }

  @Test
  void withoutAPongInTimeTheTrackerIsDead() { // H1
    heartbeat.pinged(at(10));
    assertThat(heartbeat.at(at(15) - 1)).isInstanceOf(Next.Wait.class);
    assertThat(heartbeat.at(at(15))).isEqualTo(new Next.Dead());
  }

  @Test
  void aPongThatWasNotAwaitedChangesNothing() {
    heartbeat.ponged();
    assertThat(heartbeat.at(at(3))).isEqualTo(waits(7));
  }
}
