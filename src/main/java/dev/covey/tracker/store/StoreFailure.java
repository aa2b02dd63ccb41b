package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What went wrong with a store, in a sentence that names its file. */
final class StoreFailure {
  private StoreFailure() {}

  static CoveyException of(Path file, Throwable cause) {
    String sentence =
        switch (code(cause)) {
          case SQLITE_FULL ->
              "%s could not be written, because its disk is full: nothing of it was done. Make room and try again."
                  .formatted(file);
          case SQLITE_CORRUPT, SQLITE_NOTADB ->
              damaged(file, "SQLite cannot read it (%s)".formatted(cause.getMessage()));
          case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM ->
              "%s cannot be opened for writing: check that the directory is there and yours."
                  .formatted(file);
          case null, default ->
              "%s could not be written or read: %s.".formatted(file, cause.getMessage());
        };
    return new CoveyException(ErrorCode.FAILED, sentence, cause);
  }

  static CoveyException damaged(Path file, String what, Throwable cause) {
    return new CoveyException(ErrorCode.FAILED, damaged(file, what), cause);
  }

  private static String damaged(Path file, String what) {
    return "%s is damaged: %s. Put a backup in its place, or move it away to start empty."
        .formatted(file, what);
  }

  /** Extended codes, such as SQLITE_IOERR_FSYNC, fall to the plain sentence. */
  private static SQLiteErrorCode code(Throwable cause) {
    return cause instanceof SQLiteException sqlite ? sqlite.getResultCode() : null;
  }
}
