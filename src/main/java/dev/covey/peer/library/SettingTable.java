package dev.covey.peer.library;

import dev.covey.model.CoveyException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Settings as rows: one row each, of one line or more, so that it changes as a whole. Any thread
 * may use it.
 */
final class SettingTable {
  private static final String SEPARATOR = "\n";

  private final Database database;

  SettingTable(Database database) {
    this.database = database;
  }

  /** What the reader makes of a setting's lines, of which there is one at least. */
  <T> Optional<T> get(String name, Function<List<String>, T> reader) throws CoveyException {
    return database
        .query(
            "SELECT value FROM setting WHERE name = ?",
            row -> reader.apply(List.of(row.getString(1).split(SEPARATOR, -1))),
            name)
        .stream()
        .findFirst();
  }

  void put(String name, List<String> lines) throws CoveyException {
    database.update(
        "INSERT OR REPLACE INTO setting VALUES (?, ?)", name, String.join(SEPARATOR, lines));
  }

  /** Puts it, or removes it where there is none. */
  void put(String name, Optional<List<String>> lines) throws CoveyException {
    if (lines.isPresent()) {
      put(name, lines.get());
    } else {
      database.update("DELETE FROM setting WHERE name = ?", name);
    }
  }
}
