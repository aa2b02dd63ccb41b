package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.Seeder;
import dev.covey.net.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * All seeders that trackers ever named for one download, in the order of naming. Confined to the
 * download's thread.
 */
final class KnownSeeders {
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(15);

  private final Map<DeviceId, KnownSeeder> seeders = new LinkedHashMap<>();
  private final RandomGenerator random;

  KnownSeeders(RandomGenerator random) {
    this.random = random;
  }

  /** Those that a tracker names now; others are no longer listed. */
  void named(List<Seeder> named) {
    Map<DeviceId, Seeder> now = new HashMap<>();
    named.forEach(seeder -> now.put(seeder.device(), seeder));
    for (KnownSeeder known : seeders.values()) {
      Seeder seeder = now.remove(known.device());
      if (seeder == null) {
        known.unlisted();
      } else {
        known.listed(seeder);
      }
    }
    for (Seeder seeder : named) {
      if (now.containsKey(seeder.device())) {
        seeders.put(
            seeder.device(),
            new KnownSeeder(seeder, new Backoff(FIRST_BACKOFF, LONGEST_BACKOFF, random)));
      }
    }
  }

  Optional<KnownSeeder> find(DeviceId device) {
    return Optional.ofNullable(seeders.get(device));
  }

  /** The piece, which was asked of that one, is not needed from there any more. */
  void drop(DeviceId owing, int piece) {
    find(owing).filter(KnownSeeder::isJoined).ifPresent(known -> known.link().drop(piece));
  }

  Collection<KnownSeeder> all() {
    return seeders.values();
  }

  /** Those that the trackers name now. */
  List<KnownSeeder> listed() {
    return seeders.values().stream().filter(KnownSeeder::isListed).toList();
  }

  /** Those that have let us in. A copy: who is asked may turn out to be gone. */
  List<KnownSeeder> joined() {
    List<KnownSeeder> joined = new ArrayList<>(seeders.size());
    for (KnownSeeder known : seeders.values()) {
      if (known.isJoined()) {
        joined.add(known);
      }
    }
    return joined;
  }
}
