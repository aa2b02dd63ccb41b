package dev.covey.peer.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Who of the seeders gets one of the connections that a download may have, and who gives his back:
 * however many useless ones there are, the useful one has its turn. Confined to the download's
 * thread; time comes in as {@link System#nanoTime}.
 */
final class Places {
  private final Duration patience;
  private final RandomGenerator random;
  private long gaveWayAt = System.nanoTime();

  /**
   * @param patience so long nobody needs to send anything
   */
  Places(Duration patience, RandomGenerator random) {
    this.patience = patience;
    this.random = random;
  }

  /**
   * Those to connect to now: who was lost least often since it last sent something, then who has
   * all of the file, then the best score.
   */
  List<KnownSeeder> best(Collection<KnownSeeder> due, int free) {
    // Of many that have part, each downloader knows others, or all would crowd around the same.
    List<KnownSeeder> shuffled = new ArrayList<>(due);
    Collections.shuffle(shuffled, Random.from(random));
    return shuffled.stream()
        .sorted(Comparator.comparingInt(KnownSeeder::losses).thenComparingDouble(Places::rank))
        .limit(Math.max(0, free))
        .toList();
  }

  private static double rank(KnownSeeder known) {
    return known.seeder().complete() ? -known.seeder().score() : 1;
  }

  /**
   * When all places are taken: who sends nothing and should make room for others, which may. Now
   * and then one, and as many as it takes if nothing comes from anybody.
   */
  List<KnownSeeder> giveWay(Collection<KnownSeeder> joined, int wanted, long now) {
    boolean idle = joined.stream().allMatch(known -> known.link().rate(now) == 0);
    boolean another = now - gaveWayAt > patience.toNanos();
    int most = idle ? wanted : another ? 1 : 0;
    List<KnownSeeder> giving =
        joined.stream()
            .filter(known -> known.isIdle(now, patience))
            .sorted(Comparator.comparingInt(KnownSeeder::pieces))
            .limit(most)
            .toList();
    if (!giving.isEmpty()) {
      gaveWayAt = now;
    }
    return giving;
  }
}
