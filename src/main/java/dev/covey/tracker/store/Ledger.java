package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.Outcome;
import dev.covey.tracker.registry.Registry;
import dev.covey.tracker.registry.VersionVector;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registry and change log together, behind one lock; any thread may use it. This is how a tracker
 * answers a command:
 *
 * <pre>{@code
 * Ledger.Done done = ledger.change(cause, registry -> registry.groups().create(actor, name));
 * }</pre>
 *
 * <p>A command is checked, its changes get their numbers and times, go into the queue of the log
 * and are applied, all under the lock; then, without the lock, the caller waits until they are on
 * disk. Only then does {@code change} return, and only then may the person be answered and others
 * be told: {@link Done#changes} are what to tell. Commands of many threads share the disk's sync.
 * Views may show what is not on disk yet.
 *
 * <p>Changes that other trackers made are {@linkplain #receive received}, and go the same way but
 * for the check (DESIGN 5).
 *
 * <p>If the disk fails, the commands that were under way fail with FAILED and nothing of them
 * stays: the registry, which cannot go back, is built anew from the log before it is used again,
 * and commands are refused until the disk takes a trial.
 */
public final class Ledger implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Ledger.class);

  /** Checks the rules and says what changes; it alters nothing and calls nobody. */
  public interface Command {
    List<Change> on(Registry registry) throws CoveyException;
  }

  /** Looks and copies out; what it returns must not reach back into the registry. */
  public interface View<T> {
    T of(Registry registry) throws CoveyException;
  }

  /** Sees what is about to be applied, while the registry is as it was before. */
  public interface Witness {
    void before(Registry registry, List<Change> fresh) throws CoveyException;
  }

  /**
   * What a command came to. It is on disk.
   *
   * @param changes what it changed; empty if there was nothing to change, or it is a repeat
   * @param repeated whether it had been done before, and was not done again
   */
  public record Done(List<LoggedChange> changes, Outcome outcome, boolean repeated) {
    public Done {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A command that is applied, and on its way to the disk.
   *
   * @param saved completes once it is there; until then nobody may be told
   */
  public record UnderWay(Done done, CompletableFuture<Void> saved) {}

  /**
   * What of others' changes was new here.
   *
   * @param fresh those that are applied now, in their order
   * @param saved completes once they are on disk
   */
  public record Received(List<LoggedChange> fresh, CompletableFuture<Void> saved) {
    public Received {
      fresh = List.copyOf(fresh);
    }
  }

  // Immutable
  private final ChangeStore store;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  // Guarded by lock
  private final Numbering numbering;
  private final LoggedRegistry registry;

  /** Set by any thread, called by the store's. */
  private volatile Consumer<List<LoggedChange>> onSaved = _ -> {};

  /**
   * Builds the registry from a log. The store is closed with the ledger, or if this fails.
   *
   * @param ids new, random ids
   * @throws CoveyException FAILED, naming the file, if the log is damaged
   */
  public Ledger(ChangeStore store, Supplier<UUID> ids, InstantSource clock) throws CoveyException {
    this.store = store;
    this.numbering = new Numbering(clock);
    try {
      this.registry = new LoggedRegistry(store, ids, numbering);
    } catch (CoveyException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /**
   * Tells the changes of each command once they are on disk, in order, on the store's thread, where
   * little may be done. What is {@linkplain #receive received} is not told.
   */
  public void onSaved(Consumer<List<LoggedChange>> listener) {
    onSaved = listener;
  }

  /**
   * Does a command, and waits until it is on disk. One that was done before is not done again:
   * asked twice, it is answered twice.
   *
   * @throws CoveyException the command's own refusal; FAILED if the disk failed, and nothing of it
   *     was done; CANCELLED if this thread was interrupted, and it may have been done
   */
  public Done change(Cause cause, Command command) throws CoveyException {
    UnderWay underWay = propose(cause, command);
    Waiting.forDisk(underWay.saved());
    return underWay.done();
  }

  /** As {@link #change}, without waiting: {@link UnderWay#saved} tells how it ended. */
  public UnderWay propose(Cause cause, Command command) throws CoveyException {
    registry.tryDisk();
    lock.writeLock().lock();
    try {
      registry.repair();
      Registry now = registry.now();
      Optional<Outcome> before = now.recall(cause);
      if (before.isPresent()) {
        return new UnderWay(new Done(List.of(), before.get(), true), registry.lastSaved());
      }
      List<Change> proposed = command.on(now);
      if (proposed.isEmpty()) {
        return new UnderWay(new Done(List.of(), new Outcome.Done(), false), registry.lastSaved());
      }
      if (numbering.isDoubtful()) {
        registry.renewOrigin();
      }
      List<LoggedChange> changes = numbering.number(proposed, cause);
      registry.append(changes, onSaved);
      Outcome outcome = now.recall(cause).orElseThrow();
      return new UnderWay(new Done(changes, outcome, false), registry.lastSaved());
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Takes changes that other trackers made, in whatever order they come (T5). What is here already
   * is skipped; what comes after a number that is missing is left out, and has to come again.
   *
   * @throws CoveyException FAILED if the disk failed; CANCELLED if this thread was interrupted
   */
  public Received receive(List<LoggedChange> changes, Witness witness) throws CoveyException {
    registry.tryDisk();
    lock.writeLock().lock();
    try {
      registry.repair();
      List<LoggedChange> fresh = numbering.fresh(changes);
      if (fresh.isEmpty()) {
        return new Received(fresh, registry.lastSaved());
      }
      if (fresh.stream().anyMatch(numbering::isOwn)) {
        log.warn(
            "other trackers hold more of this one's changes than its store: it is an old copy");
        registry.renewOrigin();
      }
      witness.before(registry.now(), fresh.stream().map(LoggedChange::change).toList());
      registry.append(fresh, _ -> {});
      fresh.forEach(logged -> numbering.observe(logged.time()));
      return new Received(fresh, registry.lastSaved());
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Looks at the registry. Views of many threads run side by side.
   *
   * @throws CoveyException the view's own refusal; FAILED if the disk failed
   */
  public <T> T read(View<T> view) throws CoveyException {
    if (registry.isSpoilt()) {
      lock.writeLock().lock();
      try {
        registry.repair();
      } finally {
        lock.writeLock().unlock();
      }
    }
    lock.readLock().lock();
    try {
      return view.of(registry.now());
    } finally {
      lock.readLock().unlock();
    }
  }

  /** What is on disk, and may be told to other trackers. */
  public VersionVector held() {
    return store.held();
  }

  /** What the registry shows: what is held, and what is on its way to the disk. */
  public VersionVector applied() {
    lock.readLock().lock();
    try {
      return numbering.applied();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The first changes of a range that are on disk, in order. */
  public List<LoggedChange> changes(VersionVector.Range range, int most) throws CoveyException {
    return store.changes(range, most);
  }

  /**
   * This store may be an older copy of one whose later changes others hold. Until {@link
   * #trustOrigin} is called, the next command's changes get a new origin: a number is never used
   * twice.
   */
  public void doubtOrigin() {
    lock.writeLock().lock();
    try {
      numbering.doubt(true);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Nobody is left who could hold a number of this origin that is not here. */
  public void trustOrigin() {
    lock.writeLock().lock();
    try {
      numbering.doubt(false);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Saves what is under way and closes the store. */
  @Override
  public void close() {
    store.close();
  }
}
