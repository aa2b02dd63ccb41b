package dev.covey.tracker.store;

import dev.covey.model.Endpoint;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Reads and writes which other trackers there are, on whatever connection. */
final class StoredTrackers {
  private StoredTrackers() {}

  /** Those that were seen since, by name. */
  static List<KnownTracker> since(Statements sql, Instant since) throws SQLException {
    return sql.all(
        "SELECT name, endpoint, place FROM tracker WHERE seen >= ? ORDER BY name",
        row ->
            new KnownTracker(
                row.getString(1),
                Endpoint.parse(row.getString(2)),
                Endpoint.parse(row.getString(3))),
        since.toEpochMilli());
  }

  static void put(Statements sql, KnownTracker tracker, Instant seen) throws SQLException {
    sql.update(
        "INSERT OR REPLACE INTO tracker (name, endpoint, place, seen) VALUES (?, ?, ?, ?)",
        tracker.name(),
        tracker.endpoint().toString(),
        tracker.place().toString(),
        seen.toEpochMilli());
  }
}
