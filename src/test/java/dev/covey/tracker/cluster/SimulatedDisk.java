package dev.covey.tracker.cluster;

import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What has reached a tracker's disk, and outlives its crash. */
final class SimulatedDisk {
  UUID origin;

  /** Whether it takes nothing more. */
  boolean full;

  private final List<LoggedChange> rows;
  private final SortedMap<UUID, Long> last;
  private VersionVector held;

  SimulatedDisk(UUID origin) {
    this(origin, List.of(), new TreeMap<>());
  }

  private SimulatedDisk(UUID origin, List<LoggedChange> rows, SortedMap<UUID, Long> last) {
    this.origin = origin;
    this.rows = new ArrayList<>(rows);
    this.last = new TreeMap<>(last);
    this.held = new VersionVector(last);
  }

  SimulatedDisk copy() {
    return new SimulatedDisk(origin, rows, last);
  }

  /** In the order in which they came. */
  List<LoggedChange> rows() {
    return rows;
  }

  /** Whether no number is missing before any of these. */
  boolean follows(List<LoggedChange> changes) {
    Map<UUID, Long> highest = new HashMap<>();
    for (LoggedChange logged : changes) {
      UUID of = logged.origin();
      long before = highest.getOrDefault(of, last.getOrDefault(of, 0L));
      if (logged.seq() > before + 1) {
        return false;
      }
      highest.put(of, Math.max(before, logged.seq()));
    }
    return true;
  }

  /** Writes a change, unless it is there. */
  void write(LoggedChange logged) {
    if (logged.seq() > last.getOrDefault(logged.origin(), 0L)) {
      rows.add(logged);
      last.put(logged.origin(), logged.seq());
      held = new VersionVector(last);
    }
  }

  VersionVector held() {
    return held;
  }
}
