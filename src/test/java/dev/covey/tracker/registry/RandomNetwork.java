package dev.covey.tracker.registry;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.OperationId;
import java.util.ArrayList;
import java.util.List;
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
        DeviceId device = World.device("d" + random.nextInt(4));
        List<Change> changes = new RandomCommands(tracker.registry, device, random).next();
        tracker.does(device, operation(tracker), changes);
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

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
