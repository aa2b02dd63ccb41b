package dev.covey.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import dev.covey.model.UserName;
import dev.covey.net.Threads;
import dev.covey.tracker.registry.Actor;
import dev.covey.tracker.registry.Cause;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir Path directory;

  private final DeviceId device = new DeviceId("ab".repeat(32));

  @Test
  void whatWasAnsweredIsThereAfterAReopening() throws Exception { // T9
    try (Ledger ledger = open()) {
      ledger.change(cause(), r -> r.accounts().create(new UserName("ann"), "hash"));
      AccountId ann = ledger.read(r -> r.accounts().find(new UserName("ann"))).orElseThrow();
      Ledger.Done done =
          ledger.change(
              cause(), r -> r.groups().create(new Actor(ann, device), new GroupName("films")));
      assertThat(done.changes()).hasSize(1);
    }
    try (Ledger ledger = open()) {
      boolean there = ledger.read(r -> r.groups().views().find(new GroupName("films")).isPresent());
      assertThat(there).isTrue();
    }
  }

  private Cause cause() {
    return new Cause(device, OperationId.random());
  }

  private Ledger open() throws Exception {
    return Ledger.open(
        directory.resolve("tracker.db"),
        UUID::randomUUID,
        InstantSource.system(),
        Threads::startPlatform);
  }
}
