package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** A tracker's machine: its disk, its clock, and the tracker if it runs. */
final class SimulatedTracker implements InstantSource {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final int index;
  final String name;

  private final RunningTracker.Ground ground;
  private final Set<String> others = new TreeSet<>();
  private SimulatedDisk disk;
  private Optional<SimulatedDisk> copy = Optional.empty();
  private Optional<RunningTracker> running = Optional.empty();
  private long clockSeconds;
  private int starts;

  SimulatedTracker(RunningTracker.Ground ground, int index, int trackers) {
    this.ground = ground;
    this.index = index;
    this.name = name(index);
    for (int i = 0; i < trackers; i++) {
      others.add(name(i));
    }
    others.remove(name);
    disk = new SimulatedDisk(uuid(ground.random()));
    clockSeconds = ground.random().nextLong(-3_600, 3_601);
  }

  private static String name(int index) {
    return "tracker-" + (index + 1);
  }

  private static UUID uuid(SplittableRandom random) {
    return new UUID(random.nextLong(), random.nextLong());
  }

  SimulatedDisk disk() {
    return disk;
  }

  Optional<RunningTracker> running() {
    return running;
  }

  void start() throws CoveyException {
    if (running.isEmpty()) {
      Member member = new Member(name + "." + ++starts);
      running = Optional.of(new RunningTracker(ground, this, member, listed(), ids(), this));
    }
  }

  private Set<String> listed() {
    return ground.fault() == Fault.ORIGIN_TRUSTED_AT_ONCE ? Set.of() : others;
  }

  private Supplier<UUID> ids() {
    SplittableRandom random =
        ground.fault() == Fault.IDS_REPEATED
            ? new SplittableRandom(index)
            : ground.random().split();
    return () -> uuid(random);
  }

  void crash() {
    running.ifPresent(RunningTracker::crash);
    running = Optional.empty();
  }

  void diskFull(boolean now) {
    disk.full = now;
  }

  void copyDisk() {
    copy = Optional.of(disk.copy());
  }

  /** What would be lost if the copy took the disk's place. */
  boolean mayRestore(Iterable<SimulatedTracker> all) {
    if (copy.isEmpty()) {
      return false;
    }
    return disk.held().lackedBy(copy.get().held()).stream()
        .allMatch(range -> {
          for (SimulatedTracker other : all) {
            if (other != this && other.disk.held().last(range.origin()) >= range.to()) {
              return true;
            }
          }
          return false;
        });
  }

  void restoreDisk() {
    disk = copy.orElseThrow().copy();
  }

  void jump(long seconds) {
    clockSeconds += seconds;
  }

  @Override
  public Instant instant() {
    return START.plusMillis(ground.time().now()).plusSeconds(clockSeconds);
  }
}
