package dev.covey.peer.library;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** The tables of a library, and how its file is opened. Ids, digests and times are text. */
final class Schema {
  /** "Covl", so that another program's database is not taken for a library. */
  private static final int APPLICATION = 0x436F766C;

  private static final String[] TABLES = {
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE network (
      fingerprint TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      ticket_keys TEXT NOT NULL,
      trackers TEXT NOT NULL) WITHOUT ROWID
    """,
    """
    CREATE TABLE share (
      account TEXT NOT NULL,
      file TEXT NOT NULL,
      group_id TEXT NOT NULL,
      group_name TEXT NOT NULL,
      name TEXT NOT NULL,
      path TEXT NOT NULL,
      size INTEGER NOT NULL,
      modified TEXT NOT NULL,
      sha1 TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      hashes BLOB NOT NULL,
      since TEXT NOT NULL,
      registered INTEGER NOT NULL,
      problem TEXT NOT NULL,
      uploaded INTEGER NOT NULL,
      PRIMARY KEY (account, file))
    """,
    // hashes: of the manifest, null until it is known. error: null unless it failed.
    """
    CREATE TABLE download (
      id TEXT PRIMARY KEY,
      account TEXT NOT NULL,
      group_name TEXT NOT NULL,
      group_id TEXT NOT NULL,
      file TEXT NOT NULL,
      name TEXT NOT NULL,
      size INTEGER NOT NULL,
      sha1 TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      manifest TEXT NOT NULL,
      destination TEXT NOT NULL,
      overwrite INTEGER NOT NULL,
      started TEXT NOT NULL,
      hashes BLOB,
      fate TEXT NOT NULL,
      done BLOB NOT NULL,
      error TEXT,
      message TEXT NOT NULL,
      finished TEXT)
    """,
  };

  /** What makes a library of each version, from 1 on, one of the next. Also run on a new one. */
  private static final String[][] STEPS = {
    // chosen: the pieces that are wanted, null for all. part, copied_from: paths, null for none.
    {
      "ALTER TABLE download ADD COLUMN chosen BLOB",
      "ALTER TABLE download ADD COLUMN in_order INTEGER NOT NULL DEFAULT 0",
      "ALTER TABLE download ADD COLUMN part TEXT",
      "ALTER TABLE download ADD COLUMN copied_from TEXT",
    },
  };

  private static final int VERSION = STEPS.length + 1;

  private Schema() {}

  /** A connection that commits to disk before it says so. */
  static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(5_000);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /** Whether commits are on the disk when they return, or only outlast the process. */
  static void sync(Connection connection, boolean synced) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA synchronous = " + (synced ? "FULL" : "NORMAL"));
    }
  }

  /** Brings all that is committed to the disk, by whatever connection; hinders nobody. */
  static void checkpoint(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
    }
  }

  /**
   * Makes the tables of a new file, and brings an older one up to this version; refuses one that is
   * damaged or a newer version's.
   */
  static void prepare(Connection connection, Path file) throws SQLException, CoveyException {
    int application = number(connection, "PRAGMA application_id");
    int version = number(connection, "PRAGMA user_version");
    if (application == 0
        && version == 0
        && number(connection, "SELECT count(*) FROM sqlite_schema") == 0) {
      create(connection);
      return;
    }
    if (application != APPLICATION) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "%s is another program's database, not a library of Covey; move it away."
              .formatted(file));
    }
    if (version < 1 || version > VERSION) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "%s was written by a newer Covey (its version is %d, this one knows %d); start that one."
              .formatted(file, version, VERSION));
    }
    String check = text(connection, "PRAGMA quick_check(1)");
    if (!check.equals("ok")) {
      throw Database.damaged(file, new SQLException(check));
    }
    if (version < VERSION) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        bringUp(statement, version);
        statement.execute("COMMIT");
      }
    }
  }

  private static void bringUp(Statement statement, int from) throws SQLException {
    for (int version = from; version < VERSION; version++) {
      for (String step : STEPS[version - 1]) {
        statement.execute(step);
      }
    }
    statement.execute("PRAGMA user_version = " + VERSION);
  }

  private static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      for (String table : TABLES) {
        statement.execute(table);
      }
      statement.execute("PRAGMA application_id = " + APPLICATION);
      bringUp(statement, 1);
      statement.execute("COMMIT");
    }
  }

  private static int number(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.getInt(1);
    }
  }

  private static String text(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.getString(1);
    }
  }
}
