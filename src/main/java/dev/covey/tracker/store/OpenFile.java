package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store's file, locked and open: one connection to write, one to read, and the origin under which
 * changes are numbered.
 */
record OpenFile(StoreLock lock, Statements writing, Statements reading, UUID origin)
    implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OpenFile.class);

  private static final String SET =
      "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value ="
          + " excluded.value";

  /**
   * Makes the file if it is not there.
   *
   * @throws CoveyException FAILED, naming the file, if it is in use, damaged, of a newer version or
   *     cannot be opened; then nothing is left open
   */
  static OpenFile open(Path file) throws CoveyException {
    StoreLock lock = null;
    Statements writing = null;
    Statements reading = null;
    try {
      create(file);
      lock = StoreLock.take(file);
      Connection connection = Schema.connect(file);
      writing = new Statements(connection);
      Schema.prepare(connection, file);
      reading = new Statements(Schema.connect(file));
      return new OpenFile(lock, writing, reading, origin(writing, lock, file));
    } catch (SQLException | IOException e) {
      close(reading, writing, lock);
      throw StoreFailure.of(file, e);
    } catch (CoveyException | RuntimeException e) {
      close(reading, writing, lock);
      throw e;
    }
  }

  /** Its passwords, though hashed, are for the owner's eyes only. */
  private static void create(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    if (Files.exists(file)) {
      return;
    }
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
    Files.createFile(
        file,
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)}
            : new FileAttribute<?>[0]);
  }

  /**
   * The origin of last time, unless the store was put back from a copy: then it may lack numbers
   * that others have seen, and takes a new one, lest a number be used twice.
   */
  private static UUID origin(Statements sql, StoreLock lock, Path file)
      throws SQLException, IOException {
    Optional<String> known = get(sql, "origin");
    boolean copied = known.isPresent() && !lock.mark().equals(get(sql, "opening").orElse(""));
    if (copied) {
      log.warn("{} was put back from a copy: it takes a new origin", file);
    }
    UUID origin = known.isEmpty() || copied ? UUID.randomUUID() : UUID.fromString(known.get());
    setOrigin(sql, origin);
    String mark = UUID.randomUUID().toString();
    sql.update(SET, "opening", mark);
    lock.mark(mark);
    return origin;
  }

  static void setOrigin(Statements sql, UUID origin) throws SQLException {
    sql.update(SET, "origin", origin.toString());
  }

  private static Optional<String> get(Statements sql, String name) throws SQLException {
    return sql.first("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name);
  }

  @Override
  public void close() {
    close(reading, writing, lock);
  }

  private static void close(AutoCloseable... parts) {
    for (AutoCloseable part : parts) {
      try {
        if (part != null) {
          part.close();
        }
      } catch (Exception e) {
        log.warn("a part of the store did not close", e);
      }
    }
  }
}
