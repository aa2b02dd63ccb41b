package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.PieceHashes;
import dev.covey.model.Sha256;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A tracker's file: the change log, manifests and scores. Any thread may use it; a thread of its
 * own writes, in transactions that many callers share, and completes their futures after the
 * commit: do little there.
 *
 * <p>Futures fail with a {@link CoveyException}: FAILED, naming the file, if the disk did, and then
 * nothing of that call was done. Commands reach the log through the {@link Ledger}.
 */
public final class TrackerStore implements ChangeStore {
  /** Stages manifests that other trackers send. */
  public static final DeviceId FROM_TRACKERS = DeviceId.of(new byte[DeviceId.BYTES]);

  /** Bytes that must fit on the disk before a store that failed is written again. */
  private static final int PROBE = 256 << 10;

  private final Path file;
  private final InstantSource clock;
  private final OpenFile open;
  private final ChangeLog changes;
  private final ManifestStaging staging;
  private final Committer committer;

  /** Guards the reading connection. */
  private final ReentrantLock reader = new ReentrantLock();

  private volatile UUID origin;

  private TrackerStore(Path file, InstantSource clock, OpenFile open) throws SQLException {
    this.file = file;
    this.clock = clock;
    this.open = open;
    origin = open.origin();
    changes = new ChangeLog(file, open.writing());
    staging = new ManifestStaging(open.writing());
    committer = new Committer(file, open.writing(), changes);
  }

  /**
   * Opens a store, or makes one, and starts its writer.
   *
   * @param clock tells when what is staged was abandoned
   * @param threads starts a platform thread of that name
   * @throws CoveyException FAILED, naming the file, if another tracker uses it, it is damaged, or
   *     it cannot be opened
   */
  public static TrackerStore open(
      Path file, InstantSource clock, BiFunction<String, Runnable, Thread> threads)
      throws CoveyException {
    OpenFile open = OpenFile.open(file);
    try {
      TrackerStore store = new TrackerStore(file, clock, open);
      store.staging.dropAbandoned(clock.instant());
      store.committer.start(threads);
      return store;
    } catch (SQLException e) {
      open.close();
      throw StoreFailure.of(file, e);
    }
  }

  // The change log

  @Override
  public UUID origin() {
    return origin;
  }

  @Override
  public VersionVector held() {
    return changes.held();
  }

  @Override
  public CompletableFuture<Void> append(List<LoggedChange> logged) {
    List<LoggedChange> copy = List.copyOf(logged);
    return committer.submit(() -> {
      changes.append(copy);
      for (LoggedChange each : copy) {
        if (each.change() instanceof Change.FileAdded added) {
          staging.keep(added.manifest());
        }
      }
      return null;
    });
  }

  @Override
  public void replay(Consumer<LoggedChange> each) throws CoveyException {
    read(sql -> {
      sql.each(ChangeRow.SELECT + " ORDER BY c.arrival", row -> each.accept(ChangeRow.read(row)));
      return null;
    });
  }

  @Override
  public List<LoggedChange> changes(VersionVector.Range range, int most) throws CoveyException {
    return read(sql ->
        sql.all(
            ChangeRow.SELECT + " WHERE o.uuid = ? AND c.seq BETWEEN ? AND ? ORDER BY c.seq LIMIT ?",
            ChangeRow::read,
            range.origin().toString(),
            range.from(),
            range.to(),
            most));
  }

  @Override
  public CompletableFuture<Void> renewOrigin(UUID fresh) {
    return committer.submit(() -> {
      OpenFile.setOrigin(open.writing(), fresh);
      origin = fresh;
      return null;
    });
  }

  @Override
  public CompletableFuture<Void> probe() {
    Statements sql = open.writing();
    return committer
        .submit(() ->
            sql.update(
                "INSERT OR REPLACE INTO meta (name, value) VALUES ('probe', hex(zeroblob(?)))",
                PROBE / 2))
        .thenCompose(
            _ -> committer.submit(() -> sql.update("DELETE FROM meta WHERE name = 'probe'")))
        .thenApply(_ -> null);
  }

  // Manifests

  /**
   * Takes a page of a manifest (F5). Pages come in order; the first begins anew.
   *
   * @param from the first piece of this page
   * @return whether the manifest is now whole and verified against its id: then {@link #manifest}
   *     has it, and further pages are not needed. Fails with BAD_REQUEST if it has to be sent again
   */
  public CompletableFuture<Boolean> stage(
      DeviceId device, StoredManifest header, int from, PieceHashes hashes) {
    Instant now = clock.instant();
    return committer.submit(() -> {
      staging.dropAbandoned(now);
      return staging.stage(device, header, from, hashes, now);
    });
  }

  /** A manifest that is whole and verified. */
  public Optional<StoredManifest> manifest(Sha256 id) throws CoveyException {
    return read(sql -> StoredManifests.find(sql, id));
  }

  /** The page of a manifest that begins at that piece, as it was staged. */
  public Optional<PieceHashes> page(Sha256 id, int from) throws CoveyException {
    return read(sql -> StoredManifests.page(sql, id, from));
  }

  /**
   * Manifests that files of the log name and that have yet to come from other trackers; the store
   * keeps each once it is {@linkplain #stage staged} whole.
   */
  public List<Sha256> wanted(int most) throws CoveyException {
    return read(sql -> StoredManifests.wanted(sql, most));
  }

  // Scores

  public Map<DeviceId, KeptScore> scores() throws CoveyException {
    return read(StoredScores::all);
  }

  public CompletableFuture<Void> saveScores(Map<DeviceId, KeptScore> scores) {
    Map<DeviceId, KeptScore> copy = Map.copyOf(scores);
    return committer.submit(() -> {
      StoredScores.put(open.writing(), copy);
      return null;
    });
  }

  // Other trackers

  /** Trackers that were seen since. */
  public List<KnownTracker> trackers(Instant since) throws CoveyException {
    return read(sql -> StoredTrackers.since(sql, since));
  }

  /** Remembers a tracker that is there now. */
  public CompletableFuture<Void> saveTracker(KnownTracker tracker) {
    Instant now = clock.instant();
    return committer.submit(() -> {
      StoredTrackers.put(open.writing(), tracker, now);
      return null;
    });
  }

  private interface Reading<R> {
    R from(Statements sql) throws SQLException;
  }

  private <R> R read(Reading<R> reading) throws CoveyException {
    reader.lock();
    try {
      return reading.from(open.reading());
    } catch (SQLException e) {
      throw StoreFailure.of(file, e);
    } catch (IllegalArgumentException e) {
      throw StoreFailure.damaged(file, e.getMessage(), e);
    } finally {
      reader.unlock();
    }
  }

  @Override
  public void close() {
    committer.close();
    reader.lock();
    try {
      open.close();
    } finally {
      reader.unlock();
    }
  }
}
