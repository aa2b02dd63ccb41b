package dev.covey.balancer;

import dev.covey.model.Endpoint;
import dev.covey.protocol.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The trackers in a min-heap by load, where equal loads take turns (L2 to L5). Knows no clock: now
 * is the time since any fixed moment, and never goes back.
 *
 * <p>For one thread at a time; whoever shares it brings the lock.
 */
final class TrackerPool {
  /** A tracker that has not renewed for this long is set aside (L2). */
  static final Duration SILENCE = Duration.ofSeconds(15);

  /** Trackers there is room for. */
  static final int MOST = 1_000;

  private static final Comparator<Entry> LEAST_LOADED_THEN_LONGEST_UNCHOSEN =
      Comparator.<Entry>comparingInt(entry -> entry.load).thenComparingLong(entry -> entry.chosen);

  private final PriorityQueue<Entry> heap = new PriorityQueue<>(LEAST_LOADED_THEN_LONGEST_UNCHOSEN);
  private final Map<Endpoint, Entry> entries = new HashMap<>();
  private long choices;

  /** What became of a registration. */
  enum Registered {
    NEW,
    RENEWED,
    /** The pool is full; the tracker is not in it. */
    NO_ROOM
  }

  /** Puts a tracker in, or corrects its load and keeps it in for another {@link #SILENCE}. */
  Registered register(Endpoint tracker, int load, Duration now) {
    Entry entry = entries.get(tracker);
    if (entry != null) {
      change(entry, load);
      entry.renewed = now;
      return Registered.RENEWED;
    }
    if (entries.size() >= MOST) {
      return Registered.NO_ROOM;
    }
    Entry fresh = new Entry(tracker, load, now);
    entries.put(tracker, fresh);
    heap.add(fresh);
    return Registered.NEW;
  }

  /** The least loaded tracker; among equals, the one whose turn it is (L3). */
  Optional<Endpoint> choose() {
    Entry least = heap.poll();
    if (least == null) {
      return Optional.empty();
    }
    least.chosen = ++choices;
    heap.add(least);
    return Optional.of(least.tracker);
  }

  /**
   * A client went there: counts it until the tracker's next renewal (L4).
   *
   * @return false if no such tracker is in the pool
   */
  boolean increment(Endpoint tracker) {
    return count(tracker, 1);
  }

  /** A client left: as {@link #increment}, and never below zero. */
  boolean decrement(Endpoint tracker) {
    return count(tracker, -1);
  }

  private boolean count(Endpoint tracker, int change) {
    Entry entry = entries.get(tracker);
    if (entry == null) {
      return false;
    }
    change(entry, Math.clamp((long) entry.load + change, 0, Limits.TRACKER_LOAD));
    return true;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean contains(Endpoint tracker) {
    return entries.containsKey(tracker);
  }

  /**
   * Takes out a tracker that was found dead, unless it has renewed since then (L5).
   *
   * @param found when the look at it began
   * @return whether it is out of the pool now
   */
  boolean remove(Endpoint tracker, Duration found) {
    Entry entry = entries.get(tracker);
    if (entry == null) {
      return true;
    }
    if (entry.renewed.compareTo(found) >= 0) {
      return false;
    }
    takeOut(entry);
    return true;
  }

  /** Takes out the trackers that have been silent for {@link #SILENCE} and tells which (L2). */
  List<Endpoint> setAside(Duration now) {
    List<Entry> silent = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (now.minus(entry.renewed).compareTo(SILENCE) >= 0) {
        silent.add(entry);
      }
    }
    silent.forEach(this::takeOut);
    return silent.stream().map(entry -> entry.tracker).toList();
  }

  private void change(Entry entry, int load) {
    heap.remove(entry); // a heap never sees its elements' keys change
    entry.load = load;
    heap.add(entry);
  }

  private void takeOut(Entry entry) {
    entries.remove(entry.tracker);
    heap.remove(entry);
  }

  private static final class Entry {
    final Endpoint tracker;
    int load;
    long chosen;
    Duration renewed;

    Entry(Endpoint tracker, int load, Duration renewed) {
      this.tracker = tracker;
      this.load = load;
      this.renewed = renewed;
    }
  }
}
