package dev.covey.tracker.registry;

import dev.covey.model.Sha256;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The state of a network, its rules and its views (DESIGN 5). Has no lock of its own: commands and
 * {@link #apply} are for one thread at a time; views may run side by side while neither of those
 * does. {@code tracker.store.Ledger} holds that lock, and is how a tracker uses this.
 *
 * <p>A command (they return a list of {@link Change}) checks the rules against the state as it is
 * and alters nothing: the caller gives the changes numbers and times, puts them in the log's queue,
 * and applies them before the next command is checked. It answers the person only when the log has
 * them on disk. If the log fails, what was applied cannot be taken back: build a new registry from
 * the log.
 */
public final class Registry {
  /** How many operations are remembered for being answered again, some 300 bytes each. */
  static final int OPERATIONS = 50_000;

  private final State state = new State();
  private final RecentOperations operations;
  private final Accounts accounts;
  private final Groups groups;
  private final Files files;

  /**
   * @param ids new, random ids for what commands make
   */
  public Registry(Supplier<UUID> ids) {
    this(ids, OPERATIONS);
  }

  Registry(Supplier<UUID> ids, int operations) {
    this.operations = new RecentOperations(operations);
    accounts = new Accounts(state, ids);
    groups = new Groups(state, ids);
    files = new Files(state);
  }

  public Accounts accounts() {
    return accounts;
  }

  public Groups groups() {
    return groups;
  }

  public Files files() {
    return files;
  }

  /** Makes a change part of the state. Order does not matter, nor does doing it twice (T5). */
  public void apply(LoggedChange logged) {
    state.apply(logged.change(), logged.time().packed());
    operations.remember(logged);
  }

  /**
   * What an operation came to, if it was done before and is not long ago. Operations that were
   * refused, or found nothing to change, are not remembered.
   */
  public Optional<Outcome> recall(Cause cause) {
    return operations.recall(cause);
  }

  /** The same for two registries that hold the same. Takes seconds for a million files. */
  public Sha256 digest() {
    return StateDigest.of(state);
  }
}
