package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.Registry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry that a log makes, and which never stays ahead of it: when the disk has failed, it is
 * built anew. Changed and built under the {@link Ledger}'s lock for writing; the store's thread
 * only tells what came of a save, and any thread may ask whether that was well.
 */
final class LoggedRegistry {
  private static final Logger log = LoggerFactory.getLogger(LoggedRegistry.class);

  /** A registry as it was built from the log; spoilt once something it was given is not there. */
  private static final class Built {
    final Registry registry;
    volatile boolean spoilt;

    Built(Registry registry) {
      this.registry = registry;
    }
  }

  private final ChangeStore store;
  private final Supplier<UUID> ids;

  // Under the ledger's lock
  private final Numbering numbering;
  private CompletableFuture<Void> lastSaved;

  /** Written under the ledger's lock, read by any thread. */
  private volatile Built built;

  /** Set by the store's thread. */
  private volatile boolean diskFailed;

  /** Builds the registry; nothing may be in the log's queue. */
  LoggedRegistry(ChangeStore store, Supplier<UUID> ids, Numbering numbering) throws CoveyException {
    this.store = store;
    this.ids = ids;
    this.numbering = numbering;
    build();
  }

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

  /** As it is now; to be looked at under the ledger's lock, once {@link #repair} was done. */
  Registry now() {
    return built.registry;
  }

  /** Completes once all that was appended is on disk. Under the lock. */
  CompletableFuture<Void> lastSaved() {
    return lastSaved;
  }

  /**
   * Gives a disk that has failed a trial. Without the lock, since it waits.
   *
   * @throws CoveyException FAILED if it takes nothing yet
   */
  void tryDisk() throws CoveyException {
    if (diskFailed) {
      Waiting.forDisk(store.probe());
      diskFailed = false;
    }
  }

  /**
   * Hands changes to the log and applies them, unless the log refuses them at once. Under the lock.
   *
   * @param told of them once they are on disk, on the store's thread
   */
  void append(List<LoggedChange> changes, Consumer<List<LoggedChange>> told) throws CoveyException {
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

  /**
   * Numbers what comes next under a new origin, which comes before it in the store's queue. Under
   * the lock.
   */
  void renewOrigin() {
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

  /** Whether it shows what is not on disk and will not be. Any thread. */
  boolean isSpoilt() {
    return built.spoilt;
  }

  /** Builds it anew if it is spoilt. Under the lock. */
  void repair() throws CoveyException {
    if (isSpoilt()) {
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
}
