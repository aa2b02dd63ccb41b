package dev.covey.tracker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import dev.covey.model.GroupListing;
import dev.covey.model.UserName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnlineCountsTest { // U7

  /** Some are at home, and it is counted who comes and goes. */
  private static final class Homes implements Presence {
    final Set<AccountId> home = new HashSet<>();
    long version;

    void comesOrGoes(AccountId account) {
      if (!home.remove(account)) {
        home.add(account);
      }
      version++;
    }

    @Override
    public long version() {
      return version;
    }

    @Override
    public int devices(AccountId account) {
      return home.contains(account) ? 1 : 0;
    }

    @Override
    public boolean serves(AccountId account, DeviceId device, FileId file) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void listsTellHowManyAreOnlineAfterWhateverHappens(long seed) throws CoveyException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    RandomNetwork network = new RandomNetwork(seed, 2);
    Homes homes = new Homes();
    int most = 0;
    for (int step = 0; step < 2_000; step++) {
      network.run(1); // joins, removals, dissolutions, and what the other tracker logged
      for (World tracker : network.trackers) {
        Optional<AccountId> account =
            tracker.registry.accounts().find(new UserName("u" + random.nextInt(4)));
        if (account.isPresent()) {
          most = Math.max(most, assertCountsFit(tracker.registry, account.get(), homes));
          if (random.nextInt(4) == 0) {
            homes.comesOrGoes(account.get());
          }
        }
      }
    }
    assertThat(most).as("the most that were seen online in a group").isGreaterThan(1);
  }

  private static int assertCountsFit(Registry registry, AccountId viewer, Homes homes)
      throws CoveyException {
    int most = 0;
    GroupViews views = registry.groups().views();
    for (GroupListing group : views.list(viewer, Optional.empty(), 100, homes).items()) {
      int online = (int) views.members(group.id()).stream().filter(homes.home::contains).count();
      assertThat(group.online()).isEqualTo(online);
      most = Math.max(most, online);
    }
    return most;
  }
}
