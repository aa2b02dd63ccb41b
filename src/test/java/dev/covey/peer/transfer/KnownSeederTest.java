package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.Seeder;
import dev.covey.net.Backoff;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An hour of a seeder's absence, in no time. */
class KnownSeederTest {
  private static final long SECOND = 1_000_000_000L;

  private static final Seeder SEEDER =
      LoopbackSwarm.listing("ann", new DeviceId("0".repeat(64)), Endpoint.loopback(7_000));

  private final KnownSeeder known =
      new KnownSeeder(
          SEEDER,
          new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15), new SplittableRandom(3)));

  /** Loses it again and again for an hour, and says when that is. */
  private long awayForAnHour() {
    long now = 0;
    while (now < 3_600 * SECOND) {
      now += SECOND / 10;
      if (known.isDue("", now)) {
        known.lost("it does not answer", now);
      }
    }
    return now;
  }

  @Test
  void aSeederThatWasAwayForAnHourIsTriedAgainWithinSeconds() { // D6
    long now = awayForAnHour();
    assertThat(known.losses()).as("tries that cost nobody much").isBetween(240, 1_000);
    assertThat(known.isDue("", now + 15 * SECOND)).isTrue();
  }

  @Test
  void namedAgainByATrackerItIsTriedAtOnce() { // D6
    known.unlisted();
    long now = awayForAnHour();
    assertThat(known.losses()).as("nobody calls who is not listed").isZero();
    known.lost("it does not answer", now);
    known.listed(SEEDER);
    assertThat(known.isDue("", now)).isTrue();
  }
}
