package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import dev.covey.model.UserName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Several trackers that are together now and apart then, and people who give them commands at
 * random: everything that a split can bring about, by the rules alone.
 */
final class RandomNetwork {
  final List<World> trackers = new ArrayList<>();

  private final RandomGenerator random;

  RandomNetwork(long seed, int size) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < size; i++) {
      trackers.add(new World(random.nextLong()));
    }
  }

  /** Lets that many commands be given, and the trackers hear of each other now and then. */
  void run(int commands) {
    for (int i = 0; i < commands; i++) {
      World tracker = pick(trackers);
      tracker.now = tracker.now.plusMillis(random.nextInt(4));
      try {
        tracker.does(World.device("d" + random.nextInt(4)), operation(tracker), command(tracker));
      } catch (CoveyException _) {
        // refused, as most random commands are
      }
      if (random.nextInt(12) == 0) {
        pick(trackers).hears(pick(trackers));
      }
    }
  }

  /** Ends all splits. */
  void heal() {
    for (World one : trackers) {
      trackers.forEach(one::hears);
    }
  }

  /** Every change that any tracker logged, once. */
  List<LoggedChange> changes() {
    heal();
    return List.copyOf(trackers.getFirst().log);
  }

  private OperationId operation(World tracker) {
    return new OperationId(tracker.uuid());
  }

  private List<Change> command(World tracker) throws CoveyException {
    Registry registry = tracker.registry;
    Groups groups = registry.groups();
    GroupName group = new GroupName("g" + random.nextInt(3));
    UserName user = new UserName("u" + random.nextInt(5));
    FileName file = new FileName("f" + random.nextInt(3) + ".bin");
    Optional<AccountId> account = registry.accounts().find(new UserName("u" + random.nextInt(5)));
    if (account.isEmpty()) {
      return registry.accounts().create(user, "hash " + random.nextInt());
    }
    Actor actor = new Actor(account.get(), World.device("d" + random.nextInt(4)));
    return switch (random.nextInt(16)) {
      case 0 -> registry.accounts().create(user, "hash " + random.nextInt());
      case 1 -> groups.create(actor, group);
      case 2, 3 -> groups.join(actor, group);
      case 4, 5, 6 -> groups.accept(actor, group, user);
      case 7 -> groups.reject(actor, group, user);
      case 8 -> random.nextInt(3) == 0 ? groups.remove(actor, group, user) : List.of();
      case 9 -> groups.transfer(actor, group, user);
      case 10 -> groups.leave(actor, group, random.nextInt(4) == 0);
      case 11, 12, 13 -> tracker.share(actor, group, file.value(), "content " + random.nextInt(2));
      case 14 -> registry.files().stopShare(actor, Optional.of(group), file);
      default ->
          registry
              .files()
              .addSeeder(actor, registry.files().views().find(actor.account(), group, file).file());
    };
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
