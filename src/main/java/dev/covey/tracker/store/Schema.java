package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** The tables of a tracker's store, and how its file is opened. */
final class Schema {
  /** "Covt", so that another program's database is not taken for a store. */
  private static final int APPLICATION = 0x436F7674;

  private static final int VERSION = 2;

  private static final String[] TABLES = {
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE origin (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE)",
    """
    CREATE TABLE change (
      arrival INTEGER PRIMARY KEY,
      origin INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      time INTEGER NOT NULL,
      device BLOB,
      operation TEXT,
      kind TEXT NOT NULL,
      body BLOB NOT NULL,
      crc32c INTEGER NOT NULL,
      UNIQUE (origin, seq))
    """,
    // stager: the device that sends it; empty once a file of the log names it.
    // pieces: how many hashes have come; verified: all have, and the id is theirs.
    """
    CREATE TABLE manifest (
      key INTEGER PRIMARY KEY,
      id BLOB NOT NULL,
      stager BLOB NOT NULL,
      size INTEGER NOT NULL,
      sha1 BLOB NOT NULL,
      sha256 BLOB NOT NULL,
      pieces INTEGER NOT NULL,
      verified INTEGER NOT NULL,
      touched INTEGER NOT NULL,
      UNIQUE (id, stager))
    """,
    "CREATE INDEX staged ON manifest (stager, touched) WHERE stager <> x''",
    """
    CREATE TABLE manifest_page (
      manifest INTEGER NOT NULL,
      first INTEGER NOT NULL,
      hashes BLOB NOT NULL,
      PRIMARY KEY (manifest, first))
    """,
    "CREATE TABLE score (device BLOB PRIMARY KEY, score REAL NOT NULL) WITHOUT ROWID",
  };

  /** What the second version has beyond the first. */
  private static final String[] SECOND = {
    "ALTER TABLE score ADD COLUMN version INTEGER NOT NULL DEFAULT 0",
    // manifests that files of the log name and that are not here yet
    "CREATE TABLE wanted (manifest BLOB PRIMARY KEY) WITHOUT ROWID",
    """
    CREATE TABLE tracker (
      name TEXT PRIMARY KEY,
      endpoint TEXT NOT NULL,
      place TEXT NOT NULL,
      seen INTEGER NOT NULL) WITHOUT ROWID
    """,
  };

  private Schema() {}

  /** A connection that commits to disk before it says so. */
  static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(5_000);
    config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(64 << 20));
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /** Makes the tables of a new file; refuses one that is not this version's. */
  static void prepare(Connection connection, Path file) throws SQLException, CoveyException {
    int application = read(connection, "PRAGMA application_id");
    int version = read(connection, "PRAGMA user_version");
    int tables = read(connection, "SELECT count(*) FROM sqlite_schema");
    if (application == 0 && version == 0 && tables == 0) {
      run(connection, 1, TABLES);
      run(connection, VERSION, SECOND);
      return;
    }
    if (application != APPLICATION) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "%s is another program's database, not a tracker's store: move it away.".formatted(file));
    }
    if (version == 1) {
      run(connection, VERSION, SECOND);
      return;
    }
    if (version != VERSION) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "%s was written by a newer Covey (its version is %d, this one knows %d): start that one."
              .formatted(file, version, VERSION));
    }
  }

  private static void run(Connection connection, int version, String... steps) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      for (String step : steps) {
        statement.execute(step);
      }
      statement.execute("PRAGMA application_id = " + APPLICATION);
      statement.execute("PRAGMA user_version = " + version);
      statement.execute("COMMIT");
    }
  }

  private static int read(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.getInt(1);
    }
  }
}
