package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.Outcome;
import dev.covey.tracker.registry.Registry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
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

  /** A command that is applied, and on its way to the disk. */
  private record UnderWay(Done done, CompletableFuture<Void> saved) {}

  /** A registry as it was built from the log; spoilt once something it was given is not there. */
  private static final class Built {
    final Registry registry;
    volatile boolean spoilt;

    Built(Registry registry) {
      this.registry = registry;
    }
  }

  // Immutable
  private final TrackerStore store;
  private final Supplier<UUID> ids;
  private final InstantSource clock;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  // Guarded by lock
  private final Numbering numbering = new Numbering();
  private CompletableFuture<Void> lastSaved;

  // Written under lock, read by any thread
  private volatile Built built;

  /** Set by the store's thread. */
  private volatile boolean diskFailed;

  private Ledger(TrackerStore store, Supplier<UUID> ids, InstantSource clock)
      throws CoveyException {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
    build();
  }

  /**
   * Opens a tracker's store and builds the registry from its log.
   *
   * @param file for example {@code tracker.db}; made if it is not there
   * @param ids new, random ids
   * @param threads starts a platform thread of that name, as {@code Threads::startPlatform} does
   * @throws CoveyException FAILED, naming the file, if another tracker uses it or it is damaged
   */
  public static Ledger open(
      Path file,
      Supplier<UUID> ids,
      InstantSource clock,
      BiFunction<String, Runnable, Thread> threads)
      throws CoveyException {
    TrackerStore store = TrackerStore.open(file, clock, threads);
    try {
      return new Ledger(store, ids, clock);
    } catch (CoveyException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Manifests and scores. Changes reach its log through this ledger alone. */
  public TrackerStore store() {
    return store;
  }

  /**
   * Does a command, and waits until it is on disk. One that was done before is not done again:
   * asked twice, it is answered twice.
   *
   * @throws CoveyException the command's own refusal; FAILED if the disk failed, and nothing of it
   *     was done; CANCELLED if this thread was interrupted, and it may have been done
   */
  public Done change(Cause cause, Command command) throws CoveyException {
    if (diskFailed) {
      await(store.probe());
      diskFailed = false;
    }
    UnderWay underWay = propose(cause, command);
    await(underWay.saved());
    return underWay.done();
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

  /**
   * Numbers further changes under a new origin, from 1: for a store that finds others knowing a
   * higher number of its own than it does.
   */
  public void renewOrigin() throws CoveyException {
    lock.writeLock().lock();
    try {
      await(store.renewOrigin());
      numbering.follow(store.origin(), 0);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private UnderWay propose(Cause cause, Command command) throws CoveyException {
    lock.writeLock().lock();
    try {
      repair();
      Registry registry = built.registry;
      Optional<Outcome> before = registry.recall(cause);
      if (before.isPresent()) {
        return new UnderWay(new Done(List.of(), before.get(), true), lastSaved);
      }
      List<LoggedChange> changes = numbering.number(command.on(registry), cause, clock.instant());
      if (changes.isEmpty()) {
        return new UnderWay(new Done(changes, new Outcome.Done(), false), lastSaved);
      }
      append(changes);
      Outcome outcome = registry.recall(cause).orElseThrow();
      return new UnderWay(new Done(changes, outcome, false), lastSaved);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Hands changes to the log and applies them, unless the log refuses them at once. */
  private void append(List<LoggedChange> changes) throws CoveyException {
    Built now = built;
    CompletableFuture<Void> saved = store.append(changes);
    if (saved.isCompletedExceptionally()) {
      diskFailed = true;
      await(saved);
    }
    lastSaved =
        saved.whenComplete((_, failure) -> {
          if (failure != null) {
            now.spoilt = true;
            diskFailed = true;
          }
        });
    changes.forEach(now.registry::apply);
    numbering.use(changes);
  }

  private void repair() throws CoveyException {
    if (built.spoilt) {
      log.warn("the store failed: the registry is built anew from what is on disk");
      build();
    }
  }

  /** Nothing that is still in the log's queue can reach the disk: its numbers no longer follow. */
  private void build() throws CoveyException {
    Registry registry = new Registry(ids);
    Instant started = clock.instant();
    store.replay(logged -> {
      registry.apply(logged);
      numbering.observe(logged.time(), started);
    });
    numbering.follow(store.origin(), store.held().last(store.origin()));
    lastSaved = CompletableFuture.completedFuture(null);
    built = new Built(registry);
  }

  private static void await(CompletableFuture<?> saved) throws CoveyException {
    try {
      saved.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(
          ErrorCode.CANCELLED, "Stopped while the tracker was saving the command.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CoveyException failure) {
        throw new CoveyException(failure.code(), failure.getMessage(), failure);
      }
      throw new IllegalStateException("the store failed in an unforeseen way", e);
    }
  }

  /** Saves what is under way and closes the store. */
  @Override
  public void close() {
    store.close();
  }
}
