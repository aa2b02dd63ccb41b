package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import dev.covey.tracker.store.Ledger;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** The ledger as the exchange sees it, with what a {@link Fault} may do in between. */
final class SimulatedLog implements Exchange.Log {
  private final Ledger ledger;
  private final SimulatedStore store;
  private final Lens lens;
  private final Fault fault;

  /** The highest number that came of each origin, whatever is missing before it. */
  private final TreeMap<UUID, Long> came = new TreeMap<>();

  SimulatedLog(Ledger ledger, SimulatedStore store, Lens lens, Fault fault) {
    this.ledger = ledger;
    this.store = store;
    this.lens = lens;
    this.fault = fault;
  }

  @Override
  public VersionVector held() {
    return fault == Fault.UNSYNCED_COUNTED_AS_HELD ? ledger.applied() : counted(ledger.held());
  }

  @Override
  public VersionVector applied() {
    return counted(ledger.applied());
  }

  private VersionVector counted(VersionVector honest) {
    if (fault != Fault.GAP_COUNTED_AS_HELD) {
      return honest;
    }
    TreeMap<UUID, Long> highest = new TreeMap<>(honest.known());
    came.forEach((origin, seq) -> highest.merge(origin, seq, Math::max));
    return new VersionVector(highest);
  }

  @Override
  public List<LoggedChange> changes(VersionVector.Range range, int most) throws CoveyException {
    return fault == Fault.UNSYNCED_COUNTED_AS_HELD
        ? SimulatedStore.within(store.all(), range, most)
        : ledger.changes(range, most);
  }

  @Override
  public void receive(List<LoggedChange> changes) throws CoveyException {
    if (fault == Fault.NONE) {
      ledger.receive(changes, (_, _) -> {});
      return;
    }
    changes.forEach(logged -> came.merge(logged.origin(), logged.seq(), Math::max));
    List<LoggedChange> taken =
        changes.stream()
            .filter(logged ->
                fault != Fault.OWN_CHANGES_SKIPPED || !logged.origin().equals(store.origin()))
            .toList();
    List<LoggedChange> fresh = fresh(taken);
    ledger.receive(fresh.stream().map(lens::seen).toList(), (_, _) -> {});
  }

  /** A lens must see only what the ledger will take. */
  private List<LoggedChange> fresh(List<LoggedChange> changes) {
    TreeMap<UUID, Long> last = new TreeMap<>(ledger.applied().known());
    return changes.stream()
        .filter(logged -> {
          boolean next = logged.seq() == last.getOrDefault(logged.origin(), 0L) + 1;
          if (next) {
            last.put(logged.origin(), logged.seq());
          }
          return next;
        })
        .toList();
  }

  @Override
  public void trustOrigin() {
    ledger.trustOrigin();
  }
}
