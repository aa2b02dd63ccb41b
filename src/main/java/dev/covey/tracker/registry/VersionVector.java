package dev.covey.tracker.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * All that a tracker holds, said briefly: per origin the number of its last change, since an
 * origin's numbers start at 1 and have no gap. Immutable.
 */
public record VersionVector(SortedMap<UUID, Long> known) {
  public static final VersionVector EMPTY = new VersionVector(new TreeMap<>());

  /**
   * Changes of one origin.
   *
   * @param from the first number, at least 1
   * @param to the last number, inclusive
   */
  public record Range(UUID origin, long from, long to) {
    public Range {
      if (from < 1 || to < from) {
        throw new IllegalArgumentException("no range of changes: %d to %d".formatted(from, to));
      }
    }
  }

  public VersionVector {
    if (known.values().stream().anyMatch(seq -> seq < 1)) {
      throw new IllegalArgumentException("an origin's first change has number 1");
    }
    known = Collections.unmodifiableSortedMap(new TreeMap<>(known));
  }

  /** The number of the last change held of an origin; 0 if none is. */
  public long last(UUID origin) {
    return known.getOrDefault(origin, 0L);
  }

  /** Whether everything that the other holds is held here too. */
  public boolean covers(VersionVector other) {
    return other.known.entrySet().stream().allMatch(e -> last(e.getKey()) >= e.getValue());
  }

  /** What is held here and the other lacks, in the order of origins. */
  public List<Range> lackedBy(VersionVector other) {
    List<Range> lacked = new ArrayList<>();
    for (Map.Entry<UUID, Long> entry : known.entrySet()) {
      long theirs = other.last(entry.getKey());
      if (theirs < entry.getValue()) {
        lacked.add(new Range(entry.getKey(), theirs + 1, entry.getValue()));
      }
    }
    return lacked;
  }
}
