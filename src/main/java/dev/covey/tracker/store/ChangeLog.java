package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes the change log, on the committer's thread. Any thread may ask what it {@linkplain #held
 * holds}.
 */
final class ChangeLog implements Committer.Participant {
  /** An origin's key in the table and the number of its last change. */
  private record Tail(long key, long last) {}

  private final Path file;
  private final Statements sql;

  // Confined to the committer's thread
  /** Where each origin's changes end, those that are not committed yet included. */
  private final Map<UUID, Tail> tails = new HashMap<>();

  /** Whether the tails are what the file has: after a failure they are read anew. */
  private boolean known;

  // Written on the committer's thread, read by any
  private volatile VersionVector held = VersionVector.EMPTY;

  ChangeLog(Path file, Statements sql) throws SQLException {
    this.file = file;
    this.sql = sql;
    learn();
    committed();
  }

  /** What is on disk. */
  VersionVector held() {
    return held;
  }

  /**
   * Appends changes; skips those that it has.
   *
   * @throws CoveyException FAILED if one before them is missing; then none is appended
   */
  void append(List<LoggedChange> changes) throws SQLException, CoveyException {
    if (!known) {
      learn();
    }
    requireNoGap(changes);
    for (LoggedChange logged : changes) {
      Tail tail = tail(logged.origin());
      if (logged.seq() == tail.last() + 1) {
        sql.update(ChangeRow.INSERT, ChangeRow.values(logged, tail.key()));
        tails.put(logged.origin(), new Tail(tail.key(), logged.seq()));
      }
    }
  }

  private void requireNoGap(List<LoggedChange> changes) throws CoveyException {
    Map<UUID, Long> last = new HashMap<>();
    tails.forEach((origin, tail) -> last.put(origin, tail.last()));
    for (LoggedChange logged : changes) {
      long before = last.getOrDefault(logged.origin(), 0L);
      if (logged.seq() > before + 1) {
        throw new CoveyException(
            ErrorCode.FAILED,
            "%s has not saved this, because what came before it could not be saved; try again."
                .formatted(file));
      }
      last.put(logged.origin(), Math.max(before, logged.seq()));
    }
  }

  private Tail tail(UUID origin) throws SQLException {
    Tail known = tails.get(origin);
    if (known != null) {
      return known;
    }
    long key =
        sql.first(
                "INSERT INTO origin (uuid) VALUES (?) RETURNING id",
                row -> row.getLong(1),
                origin.toString())
            .orElseThrow();
    Tail tail = new Tail(key, 0);
    tails.put(origin, tail);
    return tail;
  }

  @Override
  public void committed() {
    if (!known) {
      return;
    }
    TreeMap<UUID, Long> last = new TreeMap<>();
    tails.forEach((origin, tail) -> last.put(origin, tail.last()));
    last.values().removeIf(seq -> seq == 0);
    held = new VersionVector(last);
  }

  @Override
  public void rolledBack() {
    known = false;
  }

  private void learn() throws SQLException {
    tails.clear();
    sql.each(
        """
        SELECT id, uuid, coalesce((SELECT max(seq) FROM change WHERE origin = origin.id), 0)
        FROM origin
        """,
        row ->
            tails.put(UUID.fromString(row.getString(2)), new Tail(row.getLong(1), row.getLong(3))));
    known = true;
  }
}
