package dev.covey.tracker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.AccountId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** T5: applying changes in another order, or twice, ends in the same state. */
class MergingTest {
  private static final int HISTORIES = 20;

  private final Presence online = new World.Online();

  @Test
  void anyOrderWithRepeatsEndsInTheSameState() throws Exception { // T5
    long first = RandomGenerator.getDefault().nextLong();
    for (long seed = first; seed < first + HISTORIES; seed++) {
      RandomNetwork network = new RandomNetwork(seed, 3);
      network.run(300);
      List<LoggedChange> changes = network.changes();
      Registry inOrder = apply(changes);
      Registry shuffled = apply(shuffledWithRepeats(changes, seed));
      Set<AccountId> accounts = accounts(changes);
      assertThat(shuffled.digest()).as("digest, seed %d", seed).isEqualTo(inOrder.digest());
      assertThat(Everything.shownBy(shuffled, accounts, online))
          .as("views, seed %d", seed)
          .isEqualTo(Everything.shownBy(inOrder, accounts, online));
    }
  }

  @Test
  void trackersThatWereApartAgreeOnceTheyHaveHeardOfEachOther() throws Exception { // T5, T7
    long first = RandomGenerator.getDefault().nextLong();
    for (long seed = first; seed < first + HISTORIES; seed++) {
      RandomNetwork network = new RandomNetwork(seed, 3);
      network.run(300);
      network.heal();
      Registry one = network.trackers.getFirst().registry;
      Set<AccountId> accounts = accounts(network.trackers.getFirst().log);
      for (World tracker : network.trackers) {
        assertThat(tracker.registry.digest()).as("seed %d", seed).isEqualTo(one.digest());
        assertThat(Everything.shownBy(tracker.registry, accounts, online))
            .as("seed %d", seed)
            .isEqualTo(Everything.shownBy(one, accounts, online));
      }
    }
  }

  @Test
  void everyPartOfAHistoryCanBeShown() throws Exception { // T5: changes before those they follow
    long first = RandomGenerator.getDefault().nextLong();
    for (long seed = first; seed < first + HISTORIES / 5; seed++) {
      RandomNetwork network = new RandomNetwork(seed, 3);
      network.run(150);
      List<LoggedChange> changes = shuffledWithRepeats(network.changes(), seed);
      Registry growing = new Registry(UUID::randomUUID);
      Set<AccountId> accounts = accounts(changes);
      for (LoggedChange change : changes) {
        growing.apply(change);
        assertThat(Everything.shownBy(growing, accounts, online)).as("seed %d", seed).isNotEmpty();
      }
    }
  }

  @Test
  void anotherStateHasAnotherDigest() {
    World world = new World();
    Set<Object> digests = new HashSet<>(Set.of(world.registry.digest()));
    Actor ann = world.user("ann");
    assertThat(digests.add(world.registry.digest())).isTrue();
    world.group("films", ann);
    assertThat(digests.add(world.registry.digest())).isTrue();
  }

  private static Registry apply(List<LoggedChange> changes) {
    Registry registry = new Registry(UUID::randomUUID);
    changes.forEach(registry::apply);
    return registry;
  }

  private static List<LoggedChange> shuffledWithRepeats(List<LoggedChange> changes, long seed) {
    Random random = new Random(seed);
    List<LoggedChange> all = new ArrayList<>(changes);
    for (LoggedChange change : changes) {
      if (random.nextInt(3) == 0) {
        all.add(change);
      }
    }
    Collections.shuffle(all, random);
    return all;
  }

  private static Set<AccountId> accounts(List<LoggedChange> changes) {
    Set<AccountId> accounts = new HashSet<>();
    for (LoggedChange logged : changes) {
      if (logged.change() instanceof Change.AccountCreated created) {
        accounts.add(created.account());
      }
    }
    return accounts;
  }
}
