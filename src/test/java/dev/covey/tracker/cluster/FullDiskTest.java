package dev.covey.tracker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.DeviceId;
import dev.covey.model.OperationId;
import dev.covey.model.UserName;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.store.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the simulation found once its disks could be full. */
class FullDiskTest {
  private static final DeviceId DEVICE = new DeviceId("ab".repeat(32));

  private final SimulatedDisk disk = new SimulatedDisk(new UUID(0, 1));
  private final SimulatedStore store =
      new SimulatedStore(disk, new Lens(Fault.NONE), Fault.NONE, () -> {});

  @Test
  void anOriginInDoubtStaysSoIfTheDiskDidNotTakeTheNewOne() throws Exception { // DESIGN 5
    Ledger ledger = ledger(store);
    UUID doubted = disk.origin;
    ledger.doubtOrigin();
    disk.full = true;
    Ledger.UnderWay lost = create(ledger, "ann");
    store.sync();
    store.sync();
    assertThat(lost.saved()).isCompletedExceptionally();
    disk.full = false;
    LoggedChange next = create(ledger, "ann").done().changes().getFirst();
    assertThat(next.origin()).isNotEqualTo(doubted);
  }

  @Test
  void whatWasBehindTheFailureInTheQueueIsShownAndNotOnlySaved() throws Exception { // T9
    List<LoggedChange> elsewhere = elsewhere("bob");
    Ledger ledger = ledger(store);
    create(ledger, "ann");
    ledger.receive(elsewhere, (_, _) -> {});
    disk.full = true;
    store.sync(); // the first of the two fails
    disk.full = false;
    boolean shown = ledger.read(r -> r.accounts().find(new UserName("bob")).isPresent());
    assertThat(ledger.applied()).isEqualTo(ledger.held());
    assertThat(shown).isTrue();
  }

  private static List<LoggedChange> elsewhere(String user) throws Exception {
    SimulatedDisk other = new SimulatedDisk(new UUID(0, 2));
    SimulatedStore there = new SimulatedStore(other, new Lens(Fault.NONE), Fault.NONE, () -> {});
    return create(ledger(there), user).done().changes();
  }

  private static Ledger ledger(SimulatedStore store) throws Exception {
    return new Ledger(store, UUID::randomUUID, () -> Instant.EPOCH);
  }

  private static Ledger.UnderWay create(Ledger ledger, String user) throws Exception {
    Cause cause = new Cause(DEVICE, OperationId.random());
    return ledger.propose(
        cause, registry -> registry.accounts().create(new UserName(user), "hash"));
  }
}
