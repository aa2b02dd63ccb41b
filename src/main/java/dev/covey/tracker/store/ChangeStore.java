package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The change log on a disk. Any thread may use it. Its futures complete in the order of the calls,
 * on a thread of the store, where little may be done; they fail with a {@link CoveyException},
 * FAILED, if the disk did, and then nothing of that call was done.
 */
public interface ChangeStore extends AutoCloseable {
  /** Under which this store's own changes are numbered. */
  UUID origin();

  /** What is on disk. */
  VersionVector held();

  /**
   * Appends changes, all or none; those that are there already are skipped.
   *
   * @return completes once they are on disk; fails with FAILED also if a number before them is
   *     missing, because its append failed
   */
  CompletableFuture<Void> append(List<LoggedChange> changes);

  /**
   * Tells every change on disk, in the order in which they were appended, one at a time.
   *
   * @throws CoveyException FAILED if the file cannot be read, or is not what was written
   */
  void replay(Consumer<LoggedChange> each) throws CoveyException;

  /** The first changes of a range, in order; fewer than asked for if they are not all there. */
  List<LoggedChange> changes(VersionVector.Range range, int most) throws CoveyException;

  /** Numbers further changes under that origin, from 1, after a restart too. */
  CompletableFuture<Void> renewOrigin(UUID fresh);

  /** Whether the disk takes something again: completes with the commit of a trial. */
  CompletableFuture<Void> probe();

  /** Saves what is waiting, and closes. */
  @Override
  void close();
}
