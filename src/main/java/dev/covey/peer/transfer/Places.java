package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Who of the seeders gets one of the connections that a download may have, and who gives his back:
 * however many useless ones there are, the useful one has its turn. All who have the file may get
 * one, and of those who fetch it too the {@link Partners}. Confined to the download's thread; time
 * comes in as {@link System#nanoTime}.
 */
final class Places {
  private final int most;
  private final Duration patience;
  private final Partners partners;
  private final RandomGenerator random;
  private long gaveWayAt = System.nanoTime();

  /**
   * @param most connections, 1 or more
   * @param patience so long nobody needs to send anything
   */
  Places(int most, Duration patience, Partners partners, RandomGenerator random) {
    this.most = most;
    this.patience = patience;
    this.partners = partners;
    this.random = random;
  }

  /**
   * Those to connect to now: who was lost least often since it last sent something, then who has
   * all of the file, then the best score.
   *
   * @param all that are known, with the due ones
   */
  List<KnownSeeder> best(Collection<KnownSeeder> all, Collection<KnownSeeder> due, long now) {
    int free = most - open(all).size();
    if (free <= 0) {
      return List.of();
    }
    List<KnownSeeder> best = new ArrayList<>(due.stream().filter(Places::isWhole).toList());
    best.addAll(partners(all, due, now));
    Collections.shuffle(best, Random.from(random));
    best.sort(
        Comparator.comparingInt(KnownSeeder::losses)
            .thenComparing(Places::isPartner)
            .thenComparing(known -> known.seeder().score(), Comparator.reverseOrder()));
    return best.subList(0, Math.min(free, best.size()));
  }

  private static boolean isWhole(KnownSeeder known) {
    return known.seeder().complete();
  }

  private static List<KnownSeeder> open(Collection<KnownSeeder> all) {
    return all.stream().filter(known -> known.link() != null).toList();
  }

  /** Those that fetch it, also who is not due just now: nobody goes or comes for that. */
  private static int known(Collection<KnownSeeder> all) {
    return (int) all.stream().filter(Places::isPartner).filter(KnownSeeder::isListed).count();
  }

  private static boolean isPartner(KnownSeeder known) {
    return !isWhole(known);
  }

  /** Those that were lost least often first. */
  private List<KnownSeeder> partners(
      Collection<KnownSeeder> all, Collection<KnownSeeder> due, long now) {
    boolean alone = all.stream().noneMatch(known -> known.isListed() && isWhole(known));
    List<KnownSeeder> others = due.stream().filter(Places::isPartner).toList();
    int least = others.stream().mapToInt(KnownSeeder::losses).min().orElse(0);
    List<KnownSeeder> likely = others.stream().filter(known -> known.losses() == least).toList();
    List<DeviceId> have =
        open(all).stream().filter(Places::isPartner).map(KnownSeeder::device).toList();
    List<DeviceId> chosen =
        partners.choose(
            have, likely.stream().map(KnownSeeder::device).toList(), known(all), alone, now);
    return likely.stream().filter(known -> chosen.contains(known.device())).toList();
  }

  /**
   * When all places are taken: who sends nothing and should make room for others, which may. Now
   * and then one, and as many as it takes if nothing comes from anybody. And partners who are too
   * many since others came in between.
   */
  List<KnownSeeder> giveWay(Collection<KnownSeeder> all, Collection<KnownSeeder> due, long now) {
    List<KnownSeeder> joined = all.stream().filter(KnownSeeder::isJoined).toList();
    if (open(all).size() >= most) {
      return giveWay(joined, joined, due.size(), now);
    }
    List<KnownSeeder> mine = joined.stream().filter(Places::isPartner).toList();
    int have = (int) open(all).stream().filter(Places::isPartner).count();
    int waiting = (int) due.stream().filter(Places::isPartner).count();
    int surplus = have - partners.most(known(all), now);
    if (surplus > 0) {
      return leastUseful(mine, surplus);
    }
    return surplus == 0 && waiting > 0 ? giveWay(joined, mine, waiting, now) : List.of();
  }

  private List<KnownSeeder> leastUseful(List<KnownSeeder> mine, int surplus) {
    Optional<DeviceId> next = partners.next(mine.stream().map(KnownSeeder::device).toList());
    return mine.stream()
        .filter(known -> !next.equals(Optional.of(known.device())))
        .sorted(Comparator.comparingInt(KnownSeeder::pieces))
        .limit(surplus)
        .toList();
  }

  private List<KnownSeeder> giveWay(
      List<KnownSeeder> joined, List<KnownSeeder> of, int wanted, long now) {
    boolean idle = joined.stream().allMatch(known -> known.link().rate(now) == 0);
    boolean another = now - gaveWayAt > patience.toNanos();
    int giving = idle ? wanted : another ? 1 : 0;
    List<KnownSeeder> those =
        of.stream()
            .filter(known -> known.isIdle(now, patience))
            .sorted(Comparator.comparingInt(KnownSeeder::pieces))
            .limit(giving)
            .toList();
    if (!those.isEmpty()) {
      gaveWayAt = now;
    }
    return those;
  }
}
