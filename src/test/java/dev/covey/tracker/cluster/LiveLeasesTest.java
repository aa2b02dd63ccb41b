package dev.covey.tracker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class LiveLeasesTest {
  private static final List<AccountId> ACCOUNTS = List.of(AccountId.random(), AccountId.random());
  private static final List<DeviceId> DEVICES =
      List.of(new DeviceId("1".repeat(64)), new DeviceId("2".repeat(64)));
  private static final List<Member> TRACKERS = List.of(new Member("one"), new Member("two"));

  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_122);
  private final LiveLeases leases = new LiveLeases();

  @Test
  void theVersionRisesWheneverADeviceComesOrGoes() { // U7: lists keep their counts by it
    int changes = 0;
    for (int step = 0; step < 2_000; step++) {
      List<Set<DeviceId>> before = devices();
      long version = leases.version();
      happen(step);
      if (!devices().equals(before)) {
        assertThat(leases.version()).isGreaterThan(version);
        changes++;
      }
    }
    assertThat(changes).isGreaterThan(100);
  }

  @Test
  void theVersionStaysWhenADeviceOnlySharesMore() {
    Lease lease = new Lease(ACCOUNTS.get(0), DEVICES.get(0), "laptop", Optional.empty(), 1);
    leases.apply(TRACKERS.get(0), new NewsItem.Opened(lease));
    long version = leases.version();
    leases.apply(
        TRACKERS.get(0), new NewsItem.Offers(lease.device(), 1, Set.of(FileId.random()), Set.of()));
    assertThat(leases.version()).isEqualTo(version);
  }

  private void happen(int generation) {
    Member tracker = pick(TRACKERS);
    DeviceId device = pick(DEVICES);
    Lease lease = new Lease(pick(ACCOUNTS), device, "device", Optional.empty(), generation);
    switch (random.nextInt(8)) {
      case 0 -> leases.forget(tracker);
      case 1 -> leases.replace(tracker, List.of(new NewsItem.Opened(lease)));
      case 2, 3, 4 ->
          leases
              .on(device)
              .map(held -> new NewsItem.Closed(device, held.generation()))
              .ifPresent(closed -> leases.apply(tracker, closed));
      default -> leases.apply(tracker, new NewsItem.Opened(lease));
    }
  }

  private List<Set<DeviceId>> devices() {
    List<Set<DeviceId>> devices = new ArrayList<>();
    ACCOUNTS.forEach(account -> devices.add(Set.copyOf(leases.devices(account))));
    return devices;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
