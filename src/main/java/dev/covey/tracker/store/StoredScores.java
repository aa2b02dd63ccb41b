package dev.covey.tracker.store;

import dev.covey.model.DeviceId;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Reads and writes how well devices serve (P4), on whatever connection. */
final class StoredScores {
  private StoredScores() {}

  static Map<DeviceId, KeptScore> all(Statements sql) throws SQLException {
    Map<DeviceId, KeptScore> scores = new HashMap<>();
    sql.each(
        "SELECT device, score, version FROM score",
        row ->
            scores.put(
                DeviceId.of(row.getBytes(1)), new KeptScore(row.getDouble(2), row.getLong(3))));
    return scores;
  }

  static void put(Statements sql, Map<DeviceId, KeptScore> scores) throws SQLException {
    for (Map.Entry<DeviceId, KeptScore> score : scores.entrySet()) {
      sql.update(
          "INSERT OR REPLACE INTO score (device, score, version) VALUES (?, ?, ?)",
          score.getKey().bytes(),
          score.getValue().score(),
          score.getValue().version());
    }
  }
}
