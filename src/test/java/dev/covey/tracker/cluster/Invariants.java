package dev.covey.tracker.cluster;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.FileListing;
import dev.covey.model.GroupListing;
import dev.covey.model.Sha256;
import dev.covey.tracker.registry.Actor;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.RandomCommands;
import dev.covey.tracker.registry.Registry;
import dev.covey.tracker.registry.VersionVector;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What must hold of every run. */
final class Invariants {
  private record Place(UUID origin, long seq) {}

  private final List<SimulatedTracker> trackers;

  Invariants(List<SimulatedTracker> trackers) {
    this.trackers = trackers;
  }

  /**
   * @param about what it is of which that does not hold
   */
  static void require(boolean holds, String otherwise, Object... about) {
    if (!holds) {
      throw new AssertionError(otherwise + ": " + Arrays.toString(about));
    }
  }

  /** At any moment, of every tracker that runs. */
  void requireAnyTime() throws CoveyException {
    for (SimulatedTracker tracker : trackers) {
      if (tracker.running().isPresent()) {
        RunningTracker running = tracker.running().get();
        running.ledger.read(registry -> {
          new Endings(running.store.all()).requireNotShown(registry, tracker.name);
          requireDistinctNames(registry, running.store.all());
          return null;
        });
      }
    }
    requireOneContentANumber();
  }

  /** Once everybody had time to hear of everything. */
  void requireAtTheEnd(SimulatedClients clients) throws CoveyException {
    requireAnyTime();
    for (SimulatedTracker tracker : trackers) {
      requireAcknowledged(tracker, clients);
    }
    Sha256 first = digest(trackers.getFirst());
    for (SimulatedTracker tracker : trackers) {
      require(digest(tracker).equals(first), "another digest", tracker.name);
      require(replayed(tracker).equals(first), "another digest after a restart", tracker.name);
    }
  }

  private static void requireAcknowledged(SimulatedTracker tracker, SimulatedClients clients) {
    Set<LoggedChange> rows = new HashSet<>(tracker.disk().rows());
    Set<Cause> causes = new HashSet<>();
    rows.forEach(row -> causes.add(row.cause().orElseThrow()));
    for (LoggedChange logged : clients.acknowledged()) {
      require(rows.contains(logged), "what was answered is lost", tracker.name, logged);
    }
    for (Cause cause : clients.done()) {
      require(causes.contains(cause), "what was answered is lost", tracker.name, cause);
    }
  }

  private static Sha256 digest(SimulatedTracker tracker) throws CoveyException {
    return tracker.running().orElseThrow().ledger.read(Registry::digest);
  }

  private static Sha256 replayed(SimulatedTracker tracker) {
    Registry registry = new Registry(UUID::randomUUID);
    tracker.disk().rows().forEach(registry::apply);
    return registry.digest();
  }

  /** Of every message: others are told of what a crash cannot take back, and of nothing else. */
  static void requireOnDisk(ClusterMessage message, SimulatedStore store) {
    VersionVector held = store.held();
    switch (message) {
      case ClusterMessage.Status status ->
          require(held.covers(status.held()), "more is said to be held than is on disk", status);
      case ClusterMessage.Sync sync -> requireOnDisk(sync.changes(), held);
      case ClusterMessage.Page page -> requireOnDisk(page.changes(), held);
      case ClusterMessage _ -> {}
    }
  }

  private static void requireOnDisk(List<LoggedChange> changes, VersionVector held) {
    for (LoggedChange logged : changes) {
      boolean there = logged.seq() <= held.last(logged.origin());
      require(there, "what is not on disk is told", logged);
    }
  }

  private void requireOneContentANumber() {
    Map<Place, LoggedChange> contents = new HashMap<>();
    for (SimulatedTracker tracker : trackers) {
      for (LoggedChange row : tracker.disk().rows()) {
        LoggedChange other = contents.putIfAbsent(new Place(row.origin(), row.seq()), row);
        require(other == null || other.equals(row), "one number has two contents", row, other);
      }
    }
  }

  private static void requireDistinctNames(Registry registry, List<LoggedChange> log)
      throws CoveyException {
    Set<String> names = new HashSet<>();
    Optional<AccountId> viewer = Optional.empty();
    for (LoggedChange logged : log) {
      if (logged.change() instanceof Change.AccountCreated created) {
        var name = registry.accounts().name(created.account());
        require(name.isPresent(), "a user has no name", created);
        require(names.add(name.get().value()), "two users have one name", name.get());
        require(
            registry.accounts().find(name.get()).equals(Optional.of(created.account())),
            "a user is not found by his name",
            created.account(),
            name.get());
        viewer = Optional.of(created.account());
        requireDistinctFiles(registry, created.account());
      }
    }
    if (viewer.isPresent()) {
      requireDistinctGroups(registry, viewer.get());
    }
  }

  private static List<GroupListing> groups(Registry registry, AccountId viewer)
      throws CoveyException {
    return registry
        .groups()
        .views()
        .list(viewer, Optional.empty(), Integer.MAX_VALUE, RandomCommands.ONLINE)
        .items();
  }

  private static void requireDistinctGroups(Registry registry, AccountId viewer)
      throws CoveyException {
    Set<String> names = new HashSet<>();
    for (GroupListing group : groups(registry, viewer)) {
      require(names.add(group.name().value()), "two groups have one name", group);
      require(
          registry.groups().views().find(group.name()).equals(Optional.of(group.id())),
          "a group is not found by its name",
          group);
    }
  }

  private static void requireDistinctFiles(Registry registry, AccountId viewer)
      throws CoveyException {
    Actor actor = new Actor(viewer, SimulatedClients.DEVICES.getFirst());
    for (GroupListing group : groups(registry, viewer)) {
      if (!group.role().isMember()) {
        continue;
      }
      List<FileListing> files =
          registry
              .files()
              .views()
              .list(actor, group.name(), Optional.empty(), Integer.MAX_VALUE, RandomCommands.ONLINE)
              .items();
      for (FileListing file : files) {
        var found = registry.files().views().find(viewer, group.name(), file.name());
        require(found.file().equals(file.id()), "a file is not found by its name", file);
      }
    }
  }
}
