package dev.covey.tracker.store;

import static dev.covey.tracker.store.StoreFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.ErrorCode;
import dev.covey.model.OperationId;
import dev.covey.model.UserName;
import dev.covey.tracker.registry.Cause;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T9: what was acknowledged is on disk, whatever happens next. */
class AbruptStopTest {
  @TempDir Path directory;
  private StoreFixture fixture;

  @BeforeEach
  void fixture() {
    fixture = new StoreFixture(directory);
  }

  @Test
  void whatAKilledTrackerAnsweredIsThere() throws Exception { // T9
    List<String> answered = new ArrayList<>();
    for (int round = 1; round <= 2; round++) {
      answered.addAll(answersOfAKilledProcess("round" + round, 150));
      try (Ledger ledger = fixture.ledger()) {
        for (String name : answered) {
          boolean there = ledger.read(r -> r.accounts().find(new UserName(name)).isPresent());
          assertThat(there).as(name).isTrue();
        }
      }
      assertThat(fixture.count("SELECT max(seq) - count(*) FROM change")).isZero();
    }
    assertThat(fixture.count("SELECT count(DISTINCT origin) FROM change")).isEqualTo(1);
  }

  @Test
  void aCopyOfTheFilesOfARunningTrackerHoldsWhatWasAnsweredBefore() throws Exception { // T9
    Path copies = Files.createDirectory(directory.resolve("copies"));
    try (Ledger ledger = fixture.ledger()) {
      for (int n = 0; n < 50; n++) {
        UserName name = new UserName("user-" + n);
        ledger.change(
            new Cause(StoreFixture.device("d"), OperationId.random()),
            registry -> registry.accounts().create(name, "hash"));
      }
      for (String file : List.of("tracker.db", "tracker.db-wal")) {
        Files.copy(directory.resolve(file), copies.resolve(file));
      }
    }
    StoreFixture copy = new StoreFixture(copies);
    try (Ledger ledger = copy.ledger()) {
      int accounts = ledger.read(r -> r.accounts().count());
      assertThat(accounts).isEqualTo(50);
    }
    try (TrackerStore store = copy.store()) {
      assertThat(store.held().last(store.origin())).as("a new origin").isZero();
    }
  }

  @Test
  void aSecondOpeningInThisProcessLeavesTheStoreLockedForOthers() throws Exception {
    try (Ledger _ = fixture.ledger()) {
      refused(ErrorCode.FAILED, fixture::store);
      Process other = start("other");
      try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8)) {
        assertThat(lines.readLine()).contains("Another tracker uses this store");
      } finally {
        other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  private Process start(String prefix) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            AppendingProcess.class.getName(),
            fixture.file.toString(),
            prefix)
        .redirectErrorStream(true)
        .start();
  }

  private List<String> answersOfAKilledProcess(String prefix, int atLeast) throws Exception {
    Process process = start(prefix);
    List<String> answered = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        answered.add(line);
        if (answered.size() == atLeast / 2) {
          assertThat(refused(ErrorCode.FAILED, fixture::store)).contains("Another tracker");
        }
        if (answered.size() == atLeast) {
          process.toHandle().destroyForcibly(); // kill -9, but its last answers are still read
        }
        line = lines.readLine();
      }
    } finally {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    assertThat(answered).hasSizeGreaterThanOrEqualTo(atLeast).allMatch(l -> l.startsWith(prefix));
    return answered;
  }
}
