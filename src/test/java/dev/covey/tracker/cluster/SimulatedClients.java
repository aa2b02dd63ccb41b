package dev.covey.tracker.cluster;

import dev.covey.model.DeviceId;
import dev.covey.model.OperationId;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.RandomCommands;
import dev.covey.tracker.store.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/** People who give commands, and remember what they were answered. */
final class SimulatedClients {
  /** How a command goes on. */
  interface Waiting {
    /**
     * @param known whether the tracker knew the command before
     */
    void refused(boolean known);

    void underWay(Ledger.Done done, boolean known);

    /** It is on the disk, the tracker says. */
    void answered(Ledger.Done done);
  }

  static final List<DeviceId> DEVICES =
      List.of(device("d0"), device("d1"), device("d2"), device("d3"));

  private final List<Long> given = new ArrayList<>();
  private final Set<LoggedChange> acknowledged = new LinkedHashSet<>();
  private final Set<Cause> done = new LinkedHashSet<>();

  private static DeviceId device(String name) {
    return DeviceId.of(DigestUtils.sha256(name));
  }

  /** What was answered, and must be everywhere. */
  Set<LoggedChange> acknowledged() {
    return acknowledged;
  }

  /** Operations of which at least one change must be everywhere. */
  Set<Cause> done() {
    return done;
  }

  void give(RunningTracker tracker, long seed) {
    given.add(seed);
    send(tracker, seed);
  }

  void repeat(RunningTracker tracker, SplittableRandom random) {
    if (!given.isEmpty()) {
      send(tracker, given.get(random.nextInt(given.size())));
    }
  }

  private void send(RunningTracker tracker, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    OperationId operation = new OperationId(new UUID(random.nextLong(), random.nextLong()));
    Cause cause = new Cause(pick(DEVICES, random), operation);
    long choices = random.nextLong();
    tracker.give(
        cause,
        registry ->
            new RandomCommands(registry, cause.device(), new SplittableRandom(choices)).next(),
        waiting(cause));
  }

  private Waiting waiting(Cause cause) {
    return new Waiting() {
      @Override
      public void refused(boolean known) {
        Invariants.require(!known, "what was done is refused when given again", cause);
      }

      @Override
      public void underWay(Ledger.Done now, boolean known) {
        Invariants.require(
            !known || (now.repeated() && now.changes().isEmpty()),
            "a command is done twice",
            cause);
      }

      @Override
      public void answered(Ledger.Done now) {
        acknowledged.addAll(now.changes());
        if (now.repeated() || !now.changes().isEmpty()) {
          done.add(cause);
        }
      }
    };
  }

  private static <T> T pick(List<T> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }
}
