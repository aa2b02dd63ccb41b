package dev.covey.tracker.cluster;

import dev.covey.tracker.registry.VersionVector;
import dev.covey.tracker.store.KnownTracker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which other trackers there are, and how they do. Used by one thread. */
final class Roster {
  /** A tracker that is connected but has said nothing for so long is not up. */
  static final Duration SILENCE = Duration.ofSeconds(4);

  private static final class Entry {
    KnownTracker tracker;
    Optional<Member> member = Optional.empty();
    int sessions;
    VersionVector held = VersionVector.EMPTY;
    Optional<Long> heardAt = Optional.empty();
    Optional<Instant> level = Optional.empty();

    Entry(KnownTracker tracker) {
      this.tracker = tracker;
    }
  }

  private final Map<String, Entry> byName = new TreeMap<>();
  private final Set<Member> present = new HashSet<>();

  Roster(Collection<KnownTracker> listed) {
    listed.forEach(tracker -> byName.put(tracker.name(), new Entry(tracker)));
  }

  void members(Collection<Member> others) {
    present.clear();
    present.addAll(others);
  }

  /**
   * A tracker has said how it does.
   *
   * @return whether it was not known before, or has moved
   */
  boolean heard(Member from, ClusterMessage.Status status, long now) {
    KnownTracker said = status.tracker();
    Entry entry = byName.get(said.name());
    boolean news = entry == null || !entry.tracker.equals(said);
    if (entry == null) {
      entry = new Entry(said);
      byName.put(said.name(), entry);
    }
    entry.tracker = said;
    entry.member = Optional.of(from);
    entry.sessions = status.sessions();
    entry.held = status.held();
    entry.heardAt = Optional.of(now);
    return news;
  }

  /** How each does now. */
  List<TrackerState> states(VersionVector here, long now, Instant wall) {
    List<TrackerState> states = new ArrayList<>();
    for (Entry entry : byName.values()) {
      states.add(state(entry, here, now, wall));
    }
    return states;
  }

  private TrackerState state(Entry entry, VersionVector here, long now, Instant wall) {
    Optional<Duration> ago = entry.heardAt.map(at -> Duration.ofNanos(now - at));
    boolean up =
        entry.member.filter(present::contains).isPresent()
            && ago.filter(silence -> silence.compareTo(SILENCE) < 0).isPresent();
    long lacking = count(here.lackedBy(entry.held));
    long ahead = count(entry.held.lackedBy(here));
    if (up && lacking == 0 && ahead == 0) {
      entry.level = Optional.of(wall);
    }
    return new TrackerState(
        entry.tracker, up, entry.sessions, entry.held, lacking, ahead, ago, entry.level);
  }

  private static long count(List<VersionVector.Range> ranges) {
    return ranges.stream().mapToLong(range -> range.to() - range.from() + 1).sum();
  }
}
