package dev.covey.tracker.store;

import static dev.covey.tracker.store.StoreFixture.get;
import static dev.covey.tracker.store.StoreFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import dev.covey.model.Sha256;
import dev.covey.model.UserName;
import dev.covey.net.Threads;
import dev.covey.tracker.registry.Actor;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  /** Fails as a full disk does: the driver closes the statement. */
  private static final String FAIL = " BEGIN SELECT zeroblob(2000000000); END";

  /** Makes every write of the log fail until it is dropped. */
  private static final String BREAK = "CREATE TRIGGER broken BEFORE INSERT ON change" + FAIL;

  private static final String BREAK_ALL = "CREATE TRIGGER broken_too BEFORE INSERT ON meta" + FAIL;

  private static final DeviceId DEVICE = StoreFixture.device("d");
  private static final GroupName FILMS = new GroupName("films");

  @TempDir Path directory;
  private StoreFixture fixture;

  @BeforeEach
  void fixture() {
    fixture = new StoreFixture(directory);
  }

  @Test
  void whatWasAnsweredIsThereAfterAReopening() throws Exception { // T9
    Sha256 before;
    try (Ledger ledger = fixture.ledger()) {
      Actor ann = create(ledger, "ann");
      create(ledger, "bob");
      Ledger.Done done = ledger.change(cause(), r -> r.groups().create(ann, FILMS));
      assertThat(done.changes()).extracting(LoggedChange::seq).containsExactly(5L);
      assertThat(done.repeated()).isFalse();
      before = ledger.read(r -> r.digest());
    }
    try (Ledger ledger = fixture.ledger()) {
      Sha256 after = ledger.read(r -> r.digest());
      assertThat(after).isEqualTo(before);
      Actor ann = ledger.read(r -> find(r.accounts().find(new UserName("ann")).orElseThrow()));
      var next = ledger.change(cause(), r -> r.groups().create(ann, new GroupName("books")));
      assertThat(next.changes()).extracting(LoggedChange::seq).containsExactly(6L);
    }
  }

  @Test
  void aRepeatedCommandIsAnsweredAsTheFirstAlsoAfterARestart() throws Exception { // W1, T5
    Cause cause = cause();
    Actor ann;
    try (Ledger ledger = fixture.ledger()) {
      ann = create(ledger, "ann");
      ledger.change(cause, r -> r.groups().create(ann, FILMS));
      Ledger.Done again = ledger.change(cause, r -> r.groups().create(ann, FILMS));
      assertThat(again).isEqualTo(new Ledger.Done(List.of(), new Outcome.Done(), true));
      refused(
          ErrorCode.GROUP_EXISTS, () -> ledger.change(cause(), r -> r.groups().create(ann, FILMS)));
    }
    try (Ledger ledger = fixture.ledger()) {
      assertThat(ledger.change(cause, r -> r.groups().create(ann, FILMS)).repeated()).isTrue();
    }
  }

  @Test
  void whatIsRefusedLeavesNothingBehind() throws Exception { // G5
    try (Ledger ledger = fixture.ledger()) {
      Actor ann = create(ledger, "ann");
      Cause cause = cause();
      refused(
          ErrorCode.UNKNOWN_GROUP, () -> ledger.change(cause, r -> r.groups().join(ann, FILMS)));
      ledger.change(cause(), r -> r.groups().create(ann, FILMS));
      refused( // asked again, it is checked again
          ErrorCode.ALREADY_MEMBER, () -> ledger.change(cause, r -> r.groups().join(ann, FILMS)));
      assertThat(ledger.held().known().values()).containsExactly(3L);
    }
  }

  @Test
  void timesGoOnRisingAfterARestartThoughTheClockWentBack() throws Exception { // DESIGN 5
    LoggedChange before;
    try (Ledger ledger = fixture.ledger()) {
      before =
          ledger
              .change(cause(), r -> r.accounts().create(new UserName("a"), "h"))
              .changes()
              .getLast();
    }
    fixture.pass(Duration.ofMinutes(-10));
    try (Ledger ledger = fixture.ledger()) {
      Ledger.Done after = ledger.change(cause(), r -> r.accounts().create(new UserName("b"), "h"));
      assertThat(after.changes().getFirst().time()).isGreaterThan(before.time());
    }
  }

  @Test
  void aFailedDiskUndoesTheCommandAndSaysWhichFile() throws Exception { // T9
    try (Ledger ledger = fixture.ledger()) {
      Actor ann = create(ledger, "ann");
      fixture.sql(BREAK);
      assertThat(
              refused(
                  ErrorCode.FAILED,
                  () -> ledger.change(cause(), r -> r.groups().create(ann, FILMS))))
          .contains(fixture.file.toString())
          .contains("too big");
      boolean there = ledger.read(r -> r.groups().views().find(FILMS).isPresent());
      assertThat(there).isFalse();

      fixture.sql("DROP TRIGGER broken");
      Ledger.Done done = ledger.change(cause(), r -> r.groups().create(ann, FILMS));
      assertThat(done.changes()).extracting(LoggedChange::seq).containsExactly(3L); // no gap
    }
    try (Ledger ledger = fixture.ledger()) {
      boolean there = ledger.read(r -> r.groups().views().find(FILMS).isPresent());
      assertThat(there).isTrue();
    }
  }

  @Test
  void evenTheFirstCommandOfAllMayFailAndBeGivenAgain() throws Exception { // T9
    try (Ledger ledger = fixture.ledger()) {
      fixture.sql(BREAK);
      refused(ErrorCode.FAILED, () -> create(ledger, "ann"));
      fixture.sql("DROP TRIGGER broken");
      create(ledger, "ann");
    }
    try (Ledger ledger = fixture.ledger()) {
      int accounts = ledger.read(r -> r.accounts().count());
      assertThat(accounts).isEqualTo(1);
    }
  }

  @Test
  void whileTheDiskTakesNothingCommandsAreRefusedAndViewsAnswered() throws Exception {
    try (Ledger ledger = fixture.ledger()) {
      create(ledger, "ann");
      fixture.sql(BREAK, BREAK_ALL);
      for (int i = 0; i < 3; i++) {
        String name = "user-" + i;
        refused(ErrorCode.FAILED, () -> create(ledger, name));
        int accounts = ledger.read(r -> r.accounts().count());
        assertThat(accounts).isEqualTo(1);
      }
      fixture.sql("DROP TRIGGER broken", "DROP TRIGGER broken_too");
      create(ledger, "bob");
      assertThat(fixture.count("SELECT count(*) FROM meta WHERE name = 'probe'")).isZero();
    }
  }

  @Test
  void commandsThatSharedTheFailureAllFailAndTheLogHasNoGap() throws Exception { // T9
    try (Ledger ledger = fixture.ledger()) {
      int answered = 0;
      answered += createMany(ledger, "before", 200);
      assertThat(answered).isEqualTo(200);
      fixture.sql(BREAK);
      assertThat(createMany(ledger, "during", 50)).isZero();
      fixture.sql("DROP TRIGGER broken");
      answered += createMany(ledger, "after", 200);
      assertThat(answered).isEqualTo(400);
      int accounts = ledger.read(r -> r.accounts().count());
      assertThat(accounts).isEqualTo(400);
    }
    try (Ledger ledger = fixture.ledger()) { // the same is on disk
      int accounts = ledger.read(r -> r.accounts().count());
      assertThat(accounts).isEqualTo(400);
    }
    assertThat(fixture.count("SELECT max(seq) - count(*) FROM change")).isZero();
  }

  @Test
  void aDiskThatFailsNowAndThenLosesNothingThatWasAnswered() throws Exception { // T9
    try (Ledger ledger = fixture.ledger()) {
      fixture.sql(
          "CREATE TRIGGER moody BEFORE INSERT ON change WHEN abs(random()) % 40 = 0" + FAIL);
      int answered = createMany(ledger, "user", 400);
      int accounts = ledger.read(r -> r.accounts().count());
      assertThat(accounts).isEqualTo(answered);
      assertThat(answered).isLessThan(400);
    }
    assertThat(fixture.count("SELECT max(seq) - count(*) FROM change")).isZero();
  }

  @Test
  void aDoubtfulOriginIsNotNumberedOn() throws Exception { // DESIGN 5
    try (Ledger ledger = fixture.ledger()) {
      create(ledger, "ann");
      ledger.doubtOrigin();
      LoggedChange under = create(ledger, "bea", cause()).changes().getFirst();
      assertThat(under.seq()).isEqualTo(1);
      assertThat(ledger.held().known()).hasSize(2);
      LoggedChange next = create(ledger, "cat", cause()).changes().getFirst();
      assertThat(next.origin()).as("a fresh origin is trusted").isEqualTo(under.origin());
    }
    try (Ledger ledger = fixture.ledger()) { // and it is the store's from now on
      create(ledger, "dan");
      assertThat(ledger.held().known()).hasSize(2);
    }
  }

  @Test
  void anOriginThatNobodyKnowsBetterIsNumberedOn() throws Exception { // DESIGN 5
    try (Ledger ledger = fixture.ledger()) {
      create(ledger, "ann");
      ledger.doubtOrigin();
      ledger.trustOrigin();
      create(ledger, "bea");
      assertThat(ledger.held().known()).hasSize(1);
    }
  }

  @Test
  void changesOfOtherTrackersAreReceivedOnceAndWithoutAGap() throws Exception { // T5, T7
    List<LoggedChange> elsewhere = elsewhere(3);
    List<List<Change>> seen = new ArrayList<>();
    try (Ledger ledger = fixture.ledger()) {
      Ledger.Witness witness = (_, fresh) -> seen.add(fresh);
      assertThat(ledger.receive(elsewhere.subList(1, 4), witness).fresh()).as("a gap").isEmpty();
      Ledger.Received first = ledger.receive(elsewhere.subList(0, 4), witness);
      Ledger.Received all = ledger.receive(elsewhere, witness);
      get(all.saved());
      assertThat(first.fresh()).isEqualTo(elsewhere.subList(0, 4));
      assertThat(all.fresh()).isEqualTo(elsewhere.subList(4, 6));
      assertThat(seen).hasSize(2);
      assertThat(ledger.held()).isEqualTo(ledger.applied());
      assertThat(accounts(ledger)).isEqualTo(3);
    }
    try (Ledger ledger = fixture.ledger()) {
      assertThat(accounts(ledger)).isEqualTo(3);
    }
  }

  @Test
  void ownChangesThatOnlyOthersHoldComeBackAndEndTheOrigin() throws Exception { // T7, DESIGN 5
    Path copy = directory.resolve("copy.db");
    List<LoggedChange> lost = new ArrayList<>();
    try (Ledger ledger = fixture.ledger()) {
      create(ledger, "ann");
    }
    Files.copy(fixture.file, copy);
    Path mark = directory.resolve("tracker.db.lock");
    Files.copy(mark, directory.resolve("copy.db.lock"));
    try (Ledger ledger = fixture.ledger()) {
      lost.addAll(create(ledger, "bea", cause()).changes());
    }
    Files.move(copy, fixture.file, StandardCopyOption.REPLACE_EXISTING);
    Files.move(directory.resolve("copy.db.lock"), mark, StandardCopyOption.REPLACE_EXISTING);
    try (Ledger ledger = fixture.ledger()) {
      get(ledger.receive(lost, (_, _) -> {}).saved());
      LoggedChange next = create(ledger, "cat", cause()).changes().getFirst();
      assertThat(next.origin()).isNotEqualTo(lost.getFirst().origin());
      assertThat(accounts(ledger)).isEqualTo(3);
    }
  }

  @Test
  void onlyOwnChangesAreToldOnceSaved() throws Exception { // T3
    List<LoggedChange> told = Collections.synchronizedList(new ArrayList<>());
    try (Ledger ledger = fixture.ledger()) {
      ledger.onSaved(told::addAll);
      get(ledger.receive(elsewhere(1), (_, _) -> {}).saved());
      Ledger.Done done = create(ledger, "zoe", cause());
      assertThat(told).isEqualTo(done.changes());
    }
  }

  @Test
  void manyCommandsShareOneSyncOfTheDisk() throws Exception { // measured, not asserted
    try (Ledger ledger = fixture.ledger()) {
      long start = System.nanoTime();
      createMany(ledger, "user", 1_000);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "1000 commands of 32 threads in %.2f s: %.0f a second%n", seconds, 1_000 / seconds);
      start = System.nanoTime();
      for (int i = 0; i < 50; i++) {
        create(ledger, "alone-" + i);
      }
      seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf("50 commands of one thread: %.1f ms each%n", seconds * 20);
      int accounts = ledger.read(r -> r.accounts().count());
      assertThat(accounts).isEqualTo(1_050);
    }
  }

  /** How many of so many commands, given by 32 threads at once, were answered. */
  private static int createMany(Ledger ledger, String name, int count) throws Exception {
    try (ExecutorService people = Executors.newFixedThreadPool(32, Threads.virtual("person-"))) {
      List<Callable<Boolean>> commands = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String each = name + "-" + i;
        commands.add(() -> {
          try {
            create(ledger, each);
            return true;
          } catch (CoveyException e) {
            assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.FAILED);
            return false;
          }
        });
      }
      int answered = 0;
      for (Future<Boolean> command : people.invokeAll(commands)) {
        answered += command.get() ? 1 : 0;
      }
      return answered;
    }
  }

  /** Changes that made so many accounts at another tracker, two each. */
  private List<LoggedChange> elsewhere(int accounts) throws Exception {
    List<LoggedChange> changes = new ArrayList<>();
    Path other = Files.createDirectory(directory.resolve("elsewhere"));
    try (Ledger ledger = new StoreFixture(other).ledger()) {
      for (int i = 0; i < accounts; i++) {
        changes.addAll(create(ledger, "else-" + i, cause()).changes());
      }
    }
    return changes;
  }

  private static int accounts(Ledger ledger) throws CoveyException {
    return ledger.read(r -> r.accounts().count());
  }

  private static Ledger.Done create(Ledger ledger, String name, Cause cause) throws CoveyException {
    return ledger.change(cause, r -> r.accounts().create(new UserName(name), "hash"));
  }

  private static Actor create(Ledger ledger, String name) throws CoveyException {
    create(ledger, name, cause());
    return find(ledger.read(r -> r.accounts().find(new UserName(name)).orElseThrow()));
  }

  private static Actor find(AccountId account) {
    return new Actor(account, DEVICE);
  }

  private static Cause cause() {
    return new Cause(DEVICE, OperationId.random());
  }
}
