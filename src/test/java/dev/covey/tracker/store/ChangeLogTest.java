package dev.covey.tracker.store;

import static dev.covey.tracker.store.StoreFixture.get;
import static dev.covey.tracker.store.StoreFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupId;
import dev.covey.model.OperationId;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.HybridTime;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeLogTest {
  private static final UUID HERE = new UUID(0, 1);
  private static final UUID THERE = new UUID(0, 2);

  @TempDir Path directory;
  private StoreFixture fixture;

  @BeforeEach
  void fixture() {
    fixture = new StoreFixture(directory);
  }

  @Test
  void changesAreReplayedInTheOrderInWhichTheyCame() throws Exception { // T9
    List<LoggedChange> changes = List.of(change(HERE, 1), change(THERE, 1), change(HERE, 2));
    try (TrackerStore store = fixture.store()) {
      get(store.append(changes));
      assertThat(replayed(store)).isEqualTo(changes);
    }
    try (TrackerStore store = fixture.store()) {
      assertThat(replayed(store)).isEqualTo(changes);
      assertThat(store.held().known()).isEqualTo(Map.of(HERE, 2L, THERE, 1L));
    }
  }

  @Test
  void whatIsThereIsSkipped() throws Exception { // T5
    try (TrackerStore store = fixture.store()) {
      get(store.append(List.of(change(HERE, 1), change(HERE, 2))));
      get(store.append(List.of(change(HERE, 2), change(HERE, 3))));
      assertThat(replayed(store)).extracting(LoggedChange::seq).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void aGapIsRefusedAndNothingOfThatCallIsKept() throws Exception { // DESIGN 5: no gap
    try (TrackerStore store = fixture.store()) {
      get(store.append(List.of(change(HERE, 1))));
      refused(ErrorCode.FAILED, () -> get(store.append(List.of(change(HERE, 2), change(HERE, 4)))));
      assertThat(replayed(store)).hasSize(1);
      get(store.append(List.of(change(HERE, 2))));
      assertThat(store.held().last(HERE)).isEqualTo(2);
    }
  }

  @Test
  void aRangeOfOneOriginCanBeRead() throws Exception { // T7
    try (TrackerStore store = fixture.store()) {
      for (int seq = 1; seq <= 9; seq++) {
        get(store.append(List.of(change(HERE, seq), change(THERE, seq))));
      }
      VersionVector.Range range = new VersionVector.Range(THERE, 3, 8);
      assertThat(store.changes(range, 4))
          .allMatch(logged -> logged.origin().equals(THERE))
          .extracting(LoggedChange::seq)
          .containsExactly(3L, 4L, 5L, 6L);
      assertThat(store.changes(new VersionVector.Range(HERE, 9, 12), 10)).hasSize(1);
    }
  }

  @Test
  void anOriginStaysAcrossRestartsAndIsNewOnDemand() throws Exception { // DESIGN 5
    UUID first;
    try (TrackerStore store = fixture.store()) {
      first = store.origin();
    }
    UUID renewed;
    try (TrackerStore store = fixture.store()) {
      assertThat(store.origin()).isEqualTo(first);
      renewed = UUID.randomUUID();
      get(store.renewOrigin(renewed));
      assertThat(store.origin()).isEqualTo(renewed).isNotEqualTo(first);
    }
    try (TrackerStore store = fixture.store()) {
      assertThat(store.origin()).isEqualTo(renewed);
    }
  }

  @Test
  void aStorePutBackFromACopyTakesANewOrigin() throws Exception { // DESIGN 5: no number twice
    UUID before;
    try (TrackerStore store = fixture.store()) {
      before = store.origin();
      get(store.append(List.of(change(before, 1))));
    }
    Path copy = directory.resolve("backup.db");
    Files.copy(fixture.file, copy);
    try (TrackerStore store = fixture.store()) {
      get(store.append(List.of(change(before, 2)))); // the copy lacks it, others may know it
    }
    Files.copy(copy, fixture.file, StandardCopyOption.REPLACE_EXISTING);
    try (TrackerStore store = fixture.store()) {
      assertThat(store.origin()).isNotEqualTo(before);
      assertThat(store.held().last(before)).isEqualTo(1);
    }
  }

  @Test
  void aSecondTrackerIsToldThatTheStoreIsInUse() throws Exception {
    try (TrackerStore _ = fixture.store()) {
      assertThat(refused(ErrorCode.FAILED, fixture::store))
          .contains("Another tracker uses this store")
          .contains(fixture.file.toString());
    }
    fixture.store().close(); // and is free again
  }

  @Test
  void aFileThatIsNoDatabaseIsCalledDamaged() throws Exception {
    Files.writeString(fixture.file, "This is not SQLite. ".repeat(500));
    for (int attempt = 0; attempt < 2; attempt++) { // also that the first left nothing open
      assertThat(refused(ErrorCode.FAILED, fixture::store))
          .contains(fixture.file.toString())
          .contains("damaged");
    }
  }

  @Test
  void aFlippedBitIsNoticed() throws Exception {
    try (TrackerStore store = fixture.store()) {
      get(store.append(List.of(change(HERE, 1), change(HERE, 2))));
    }
    fixture.sql("UPDATE change SET time = time + 1 WHERE seq = 2");
    try (TrackerStore store = fixture.store()) {
      assertThat(refused(ErrorCode.FAILED, () -> replayed(store)))
          .contains(fixture.file.toString())
          .contains("damaged")
          .contains("change 2");
    }
    assertThat(refused(ErrorCode.FAILED, fixture::ledger)).contains("damaged");
    fixture.store().close(); // the failed start left nothing open
  }

  @Test
  void aTornPageIsNoticed() throws Exception {
    List<LoggedChange> many = new ArrayList<>();
    for (int seq = 1; seq <= 2_000; seq++) {
      many.add(change(HERE, seq));
    }
    try (TrackerStore store = fixture.store()) {
      get(store.append(many));
    }
    byte[] bytes = Files.readAllBytes(fixture.file);
    for (int at = bytes.length / 2; at < bytes.length / 2 + 8_192; at++) {
      bytes[at] = (byte) 0xA5;
    }
    Files.write(fixture.file, bytes);
    assertThat(refused(ErrorCode.FAILED, fixture::ledger))
        .contains(fixture.file.toString())
        .contains("damaged");
  }

  @Test
  void anotherProgramsDatabaseIsLeftAlone() throws Exception {
    fixture.sql("CREATE TABLE recipes (name TEXT)");
    assertThat(refused(ErrorCode.FAILED, fixture::store)).contains("another program's");
    assertThat(fixture.count("SELECT count(*) FROM sqlite_schema")).isEqualTo(1);
  }

  @Test
  void aStoreOfANewerVersionIsLeftAlone() throws Exception {
    fixture.store().close();
    fixture.sql("PRAGMA user_version = 99");
    assertThat(refused(ErrorCode.FAILED, fixture::store)).contains("newer Covey").contains("99");
  }

  @Test
  void onlyItsOwnerMayReadTheFile() throws Exception { // DESIGN 8
    try (TrackerStore store = fixture.store()) {
      get(store.append(List.of(change(HERE, 1))));
      if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
        for (String name : List.of("tracker.db", "tracker.db-wal")) {
          assertThat(Files.getPosixFilePermissions(directory.resolve(name)))
              .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
      }
    }
  }

  @Test
  void aClosedStoreRefusesAndMayBeClosedAgain() throws Exception {
    TrackerStore store = fixture.store();
    store.close();
    store.close();
    assertThat(refused(ErrorCode.FAILED, () -> get(store.append(List.of(change(HERE, 1))))))
        .contains("closed");
    refused(ErrorCode.FAILED, () -> replayed(store));
  }

  private static List<LoggedChange> replayed(TrackerStore store) throws Exception {
    List<LoggedChange> all = new ArrayList<>();
    store.replay(all::add);
    return all;
  }

  private static LoggedChange change(UUID origin, long seq) {
    DeviceId device = StoreFixture.device("d");
    OperationId operation = new OperationId(new UUID(9, seq));
    Optional<Cause> cause =
        seq % 2 == 0 ? Optional.empty() : Optional.of(new Cause(device, operation));
    Change change = new Change.GroupDissolved(new GroupId(new UUID(8, seq)));
    return new LoggedChange(origin, seq, new HybridTime(seq), cause, change);
  }
}
