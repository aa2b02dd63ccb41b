package dev.covey.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.net.Threads;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A store's file in a directory of its own, with a clock that only tests move. */
final class StoreFixture implements InstantSource {
  final Path file;

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  StoreFixture(Path directory) {
    file = directory.resolve("tracker.db");
  }

  Ledger ledger() throws CoveyException {
    return new Ledger(store(), UUID::randomUUID, this);
  }

  TrackerStore store() throws CoveyException {
    return TrackerStore.open(file, this, Threads::startPlatform);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Does to the file what another program could. */
  void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  long count(String select) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(select)) {
      return row.getLong(1);
    }
  }

  static DeviceId device(String name) {
    return DeviceId.of(DigestUtils.sha256(name));
  }

  /** Waits for a future. */
  static <T> T get(CompletableFuture<T> future) throws CoveyException {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (CoveyException) e.getCause();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The sentence of a refusal with that code. */
  static String refused(ErrorCode code, ThrowingCallable call) {
    CoveyException refusal = catchThrowableOfType(CoveyException.class, call);
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
    return refusal.getMessage();
  }
}
