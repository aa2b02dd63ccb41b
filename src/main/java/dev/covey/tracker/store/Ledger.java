package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
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

  /** A registry as it was built from the log; spoilt once something it was given is not there. */
  private static final class Built {
    final Registry registry;
    volatile boolean spoilt;

    Built(Registry registry) {
      this.registry = registry;
    }
  }

  // Immutable
  private final ChangeStore store;
  private final Supplier<UUID> ids;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  // Guarded by lock
  private final Numbering numbering;
  private CompletableFuture<Void> lastSaved;

  // Written under lock, read by any thread
  private volatile Built built;
  private volatile Consumer<List<LoggedChange>> onSaved = _ -> {};

  /** Set by the store's thread. */
  private volatile boolean diskFailed;

  /**
   * Builds the registry from a log. The store is closed with the ledger, or if this fails.
   *
   * @param ids new, random ids
   * @throws CoveyException FAILED, naming the file, if the log is damaged
   */
  public Ledger(ChangeStore store, Supplier<UUID> ids, InstantSource clock) throws CoveyException {
    this.store = store;
    this.ids = ids;
    this.numbering = new Numbering(clock);
    try {
      build();
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
    tryDisk();
    lock.writeLock().lock();
    try {
      repair();
      Registry registry = built.registry;
      Optional<Outcome> before = registry.recall(cause);
      if (before.isPresent()) {
        return new UnderWay(new Done(List.of(), before.get(), true), lastSaved);
      }
      List<Change> proposed = command.on(registry);
      if (proposed.isEmpty()) {
        return new UnderWay(new Done(List.of(), new Outcome.Done(), false), lastSaved);
      }
      if (numbering.isDoubtful()) {
        renewOrigin();
      }
      List<LoggedChange> changes = numbering.number(proposed, cause);
      append(changes, onSaved);
      Outcome outcome = registry.recall(cause).orElseThrow();
      return new UnderWay(new Done(changes, outcome, false), lastSaved);
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
    tryDisk();
    lock.writeLock().lock();
    try {
      repair();
      List<LoggedChange> fresh = numbering.fresh(changes);
      if (fresh.isEmpty()) {
        return new Received(fresh, lastSaved);
      }
      if (fresh.stream().anyMatch(numbering::isOwn)) {
        log.warn(
            "other trackers hold more of this one's changes than its store: it is an old copy");
        renewOrigin();
      }
      witness.before(built.registry, fresh.stream().map(LoggedChange::change).toList());
      append(fresh, _ -> {});
      fresh.forEach(logged -> numbering.observe(logged.time()));
      return new Received(fresh, lastSaved);
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
    if (built.spoilt) {
      lock.writeLock().lock();
      try {
        repair();
      } finally {
        lock.writeLock().unlock();
      }
    }
    lock.readLock().lock();
    try {
      return view.of(built.registry);
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

  /** Comes before whatever is numbered under it in the store's queue. */
  private void renewOrigin() {
    UUID fresh = ids.get();
    var _ =
        store
            .renewOrigin(fresh)
            .exceptionally(failure -> {
              // The next start finds the old origin, and doubts it.
              log.warn("the new origin {} was not noted: {}", fresh, failure.getMessage());
              return null;
            });
    numbering.follow(fresh);
  }

  private void tryDisk() throws CoveyException {
    if (diskFailed) {
      Waiting.forDisk(store.probe());
      diskFailed = false;
    }
  }

  /** Hands changes to the log and applies them, unless the log refuses them at once. */
  private void append(List<LoggedChange> changes, Consumer<List<LoggedChange>> told)
      throws CoveyException {
    Built now = built;
    CompletableFuture<Void> saved = store.append(changes);
    if (saved.isCompletedExceptionally()) {
      diskFailed = true;
      Waiting.forDisk(saved);
    }
    changes.forEach(now.registry::apply);
    numbering.use(changes);
    lastSaved =
        saved.whenComplete((_, failure) -> {
          if (failure == null) {
            told.accept(changes);
          } else {
            now.spoilt = true;
            diskFailed = true;
          }
        });
  }

  private void repair() throws CoveyException {
    if (built.spoilt) {
      log.warn("the store failed: the registry is built anew from what is on disk");
      settle();
      build();
    }
  }

  /** What is in the log's queue gets to the disk or fails: else it got there after the building. */
  private void settle() throws CoveyException {
    try {
      Waiting.forDisk(store.probe());
    } catch (CoveyException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      log.debug("the disk takes nothing yet: {}", e.getMessage());
    }
  }

  /** Nothing may be in the log's queue. */
  private void build() throws CoveyException {
    Registry registry = new Registry(ids);
    numbering.restart(store.origin());
    store.replay(logged -> {
      registry.apply(logged);
      numbering.use(List.of(logged));
      numbering.observe(logged.time());
    });
    lastSaved = CompletableFuture.completedFuture(null);
    built = new Built(registry);
  }

  /** Saves what is under way and closes the store. */
  @Override
  public void close() {
    store.close();
  }
}
