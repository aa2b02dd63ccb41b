package dev.covey.tracker.cluster;

import dev.covey.model.AccountId;
import dev.covey.model.UserName;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.HybridTime;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A log without a disk, whose changes are numbers and no more. */
final class MemoryLog implements Exchange.Log {
  final List<LoggedChange> changes = new ArrayList<>();
  boolean trusted;

  /** How many of the last ones are not on disk yet. */
  int unsaved;

  /** The changes of an origin with those numbers. */
  static List<LoggedChange> changes(UUID origin, long from, long to) {
    List<LoggedChange> changes = new ArrayList<>();
    for (long seq = from; seq <= to; seq++) {
      AccountId account = new AccountId(new UUID(origin.getLeastSignificantBits(), seq));
      Change change = new Change.AccountCreated(account, new UserName("user-" + seq));
      changes.add(new LoggedChange(origin, seq, new HybridTime(seq), Optional.empty(), change));
    }
    return changes;
  }

  static VersionVector vector(UUID origin, long last) {
    TreeMap<UUID, Long> known = new TreeMap<>();
    known.put(origin, last);
    return new VersionVector(known);
  }

  MemoryLog with(UUID origin, long from, long to) {
    changes.addAll(changes(origin, from, to));
    return this;
  }

  @Override
  public VersionVector held() {
    return vector(changes.subList(0, changes.size() - unsaved));
  }

  @Override
  public VersionVector applied() {
    return vector(changes);
  }

  private static VersionVector vector(List<LoggedChange> changes) {
    TreeMap<UUID, Long> last = new TreeMap<>();
    changes.forEach(logged -> last.merge(logged.origin(), logged.seq(), Math::max));
    return new VersionVector(last);
  }

  @Override
  public List<LoggedChange> changes(VersionVector.Range range, int most) {
    return SimulatedStore.within(changes.subList(0, changes.size() - unsaved), range, most);
  }

  @Override
  public void receive(List<LoggedChange> received) {
    for (LoggedChange logged : received) {
      if (logged.seq() == applied().last(logged.origin()) + 1) {
        changes.add(logged);
      }
    }
  }

  @Override
  public void trustOrigin() {
    trusted = true;
  }
}
