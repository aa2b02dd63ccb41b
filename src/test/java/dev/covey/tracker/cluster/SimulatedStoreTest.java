package dev.covey.tracker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.DeviceId;
import dev.covey.model.GroupId;
import dev.covey.model.OperationId;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.HybridTime;
import dev.covey.tracker.registry.LoggedChange;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SimulatedStoreTest {
  private static final UUID ORIGIN = new UUID(1, 2);

  /** As ChangeLog refuses it: a number without the one before it would never reach the others. */
  @Test
  void whatFollowsOnAFailedWriteDoesNotOutliveACrash() { // T5
    // How many of the writes outlive it is by lot.
    for (long seed = 0; seed < 50; seed++) {
      SimulatedDisk disk = new SimulatedDisk(ORIGIN);
      SimulatedStore store = new SimulatedStore(disk, new Lens(Fault.NONE), Fault.NONE, () -> {});
      var _ = store.append(List.of(change(1)));
      disk.full = true;
      store.sync();
      disk.full = false;
      var _ = store.append(List.of(change(2)));

      store.crash(new SplittableRandom(seed));

      assertThat(disk.rows()).as("seed %d", seed).isEmpty();
    }
  }

  private static LoggedChange change(long seq) {
    Cause cause = new Cause(new DeviceId("a".repeat(64)), new OperationId(new UUID(9, seq)));
    Change change = new Change.GroupDissolved(new GroupId(new UUID(8, seq)));
    return new LoggedChange(ORIGIN, seq, new HybridTime(seq), Optional.of(cause), change);
  }
}
