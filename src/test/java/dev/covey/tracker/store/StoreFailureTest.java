package dev.covey.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class StoreFailureTest {
  private static final Path FILE = Path.of("tracker.db");

  @Test
  void aFullDiskIsToldWithTheFileAndTheRemedy() {
    CoveyException failure = of(SQLiteErrorCode.SQLITE_FULL);
    assertThat(failure.code()).isEqualTo(ErrorCode.FAILED);
    assertThat(failure).hasMessageContainingAll("tracker.db", "disk is full", "Make room");
  }

  @Test
  void whateverElseIsToldWithTheFileAndTheReason() {
    assertThat(of(SQLiteErrorCode.SQLITE_CORRUPT)).hasMessageContainingAll("tracker.db", "damaged");
    assertThat(of(SQLiteErrorCode.SQLITE_CANTOPEN)).hasMessageContainingAll("tracker.db", "opened");
    assertThat(of(SQLiteErrorCode.SQLITE_IOERR_FSYNC))
        .hasMessageContainingAll("tracker.db", "the reason");
    assertThat(StoreFailure.of(FILE, new SQLException("the reason")))
        .hasMessageContainingAll("tracker.db", "the reason");
  }

  private static CoveyException of(SQLiteErrorCode code) {
    return StoreFailure.of(FILE, new SQLiteException("the reason", code));
  }
}
