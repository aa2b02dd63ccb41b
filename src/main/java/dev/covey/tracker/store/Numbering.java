package dev.covey.tracker.store;

import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.HybridClock;
import dev.covey.tracker.registry.HybridTime;
import dev.covey.tracker.registry.LoggedChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives changes their numbers and times. Guarded by the ledger's lock. */
final class Numbering {
  private final HybridClock times = new HybridClock();
  private UUID origin;
  private long last;

  /** Goes on after that number of that origin. */
  void follow(UUID newOrigin, long lastOfIt) {
    origin = newOrigin;
    last = lastOfIt;
  }

  /** Later times are later than this. */
  void observe(HybridTime seen, Instant now) {
    times.observe(seen, now);
  }

  /** The same numbers come again unless these changes are {@linkplain #use used}. */
  List<LoggedChange> number(List<Change> changes, Cause cause, Instant now) {
    List<LoggedChange> numbered = new ArrayList<>();
    for (Change change : changes) {
      long seq = last + numbered.size() + 1;
      numbered.add(new LoggedChange(origin, seq, times.tick(now), Optional.of(cause), change));
    }
    return numbered;
  }

  void use(List<LoggedChange> numbered) {
    last = numbered.getLast().seq();
  }
}
