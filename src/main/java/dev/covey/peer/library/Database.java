package dev.covey.peer.library;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The library's connection to its file. Any thread may use it; a lock lets in one at a time.
 *
 * <p>What is {@linkplain #update updated} is on the disk when that returns. What is {@linkplain
 * #note noted} outlasts the process at once, and a power cut some moments later: a {@link Catchup}
 * brings it to the disk, many notes at a time. Both are in the file's order: what is updated takes
 * all with it that was noted before.
 */
final class Database implements AutoCloseable {
  private final Path file;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by lock
  private final Connection connection;
  private boolean syncing = true;

  private final Catchup catchup;

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
    this.catchup = new Catchup(file);
  }

  /** Has notes brought to the disk from now on, on a thread that this starts. */
  void start(BiFunction<String, Runnable, Thread> threads) throws CoveyException {
    try {
      catchup.start(threads);
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  /** Opens the file, making one that only its owner can read if there is none. */
  static Database open(Path file) throws CoveyException {
    try {
      createPrivately(file);
      Connection connection = Schema.connect(file);
      try {
        Schema.prepare(connection, file);
        return new Database(file, connection);
      } catch (SQLException | CoveyException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(file, e);
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "The library %s cannot be opened: %s".formatted(file, e.getMessage()),
          e);
    }
  }

  /** The files that SQLite makes beside it get the same permissions. */
  private static void createPrivately(Path file) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] privately =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createFile(file, privately);
    } catch (FileAlreadyExistsException _) {
      // An earlier start made it.
    }
  }

  /** Reads a row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows of a query. */
  <T> List<T> query(String sql, RowReader<T> reader, Object... values) throws CoveyException {
    lock.lock();
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    } catch (SQLException e) {
      throw failure(file, e);
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      // A row that no version of this program wrote.
      throw damaged(file, e);
    } finally {
      lock.unlock();
    }
  }

  /** Changes rows, down to the disk. */
  void update(String sql, Object... values) throws CoveyException {
    write(true, sql, List.<Object[]>of(values));
  }

  /**
   * Changes rows, all or none, which are on the disk some moments later.
   *
   * @param rows what takes the places of the question marks, for each row
   */
  void note(String sql, List<Object[]> rows) throws CoveyException {
    write(false, sql, rows);
    catchup.wanted();
  }

  private void write(boolean synced, String sql, List<Object[]> rows) throws CoveyException {
    lock.lock();
    try {
      if (syncing != synced) {
        Schema.sync(connection, synced);
        syncing = synced;
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        execute(statement, rows);
      }
    } catch (SQLException e) {
      throw failure(file, e);
    } finally {
      lock.unlock();
    }
  }

  private void execute(PreparedStatement statement, List<Object[]> rows) throws SQLException {
    if (rows.size() == 1) {
      set(statement, rows.getFirst());
      statement.executeUpdate();
      return;
    }
    connection.setAutoCommit(false);
    try {
      for (Object[] row : rows) {
        set(statement, row);
        statement.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void set(PreparedStatement statement, Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      set(statement, values);
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private static CoveyException failure(Path file, SQLException e) {
    if (e instanceof SQLiteException sqlite
        && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CORRUPT
            || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB)) {
      return damaged(file, e);
    }
    return new CoveyException(
        ErrorCode.FAILED, "The library %s cannot be used: %s".formatted(file, e.getMessage()), e);
  }

  static CoveyException damaged(Path file, Exception cause) {
    return new CoveyException(
        ErrorCode.FAILED,
        "The library %s is damaged; move it away to start with an empty one (no shared or downloaded"
                .formatted(file)
            + " file is lost by that).",
        cause);
  }

  @Override
  public void close() throws SQLException {
    catchup.close();
    lock.lock();
    try {
      connection.close();
    } finally {
      lock.unlock();
    }
  }
}
