package dev.covey.tracker.store;

import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.HybridClock;
import dev.covey.tracker.registry.HybridTime;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Gives changes their numbers and times, and knows which numbers were used. Guarded by the ledger's
 * lock.
 */
final class Numbering {
  private final InstantSource clock;
  private final HybridClock times = new HybridClock();

  /** Per origin the last number that was used. */
  private final Map<UUID, Long> last = new HashMap<>();

  private UUID origin;

  /** Whether others may know numbers of the origin that are not known here. */
  private boolean doubtful;

  Numbering(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Forgets which numbers were used, to be told anew. If another origin was to be followed and the
   * store could not note it, the old one is no better than it was.
   */
  void restart(UUID ownOrigin) {
    last.clear();
    doubtful |= origin != null && !origin.equals(ownOrigin);
    origin = ownOrigin;
  }

  /** Goes on under an origin that nobody has used. */
  void follow(UUID fresh) {
    origin = fresh;
    doubtful = false;
  }

  boolean isDoubtful() {
    return doubtful;
  }

  void doubt(boolean now) {
    doubtful = now;
  }

  boolean isOwn(LoggedChange logged) {
    return logged.origin().equals(origin);
  }

  /** Later times are later than this. */
  void observe(HybridTime seen) {
    times.observe(seen, clock.instant());
  }

  /** The same numbers come again unless these changes are {@linkplain #use used}. */
  List<LoggedChange> number(List<Change> changes, Cause cause) {
    Instant now = clock.instant();
    long before = last.getOrDefault(origin, 0L);
    List<LoggedChange> numbered = new ArrayList<>();
    for (Change change : changes) {
      long seq = before + numbered.size() + 1;
      numbered.add(new LoggedChange(origin, seq, times.tick(now), Optional.of(cause), change));
    }
    return numbered;
  }

  /** Those whose numbers follow, without a gap, on the ones used. */
  List<LoggedChange> fresh(List<LoggedChange> changes) {
    Map<UUID, Long> next = new HashMap<>();
    List<LoggedChange> fresh = new ArrayList<>();
    for (LoggedChange logged : changes) {
      long expected = next.computeIfAbsent(logged.origin(), id -> last.getOrDefault(id, 0L) + 1);
      if (logged.seq() == expected) {
        fresh.add(logged);
        next.put(logged.origin(), expected + 1);
      }
    }
    return fresh;
  }

  void use(List<LoggedChange> numbered) {
    numbered.forEach(logged -> last.put(logged.origin(), logged.seq()));
  }

  VersionVector applied() {
    return new VersionVector(new TreeMap<>(last));
  }
}
