package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.model.OperationId;
import dev.covey.model.UserName;
import dev.covey.net.Threads;
import dev.covey.tracker.registry.Cause;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;

/**
 * A process of its own that creates users, four at a time, prints each name once it was answered,
 * and never ends by itself.
 */
final class AppendingProcess {
  private AppendingProcess() {}

  /**
   * @param arguments the store's file, and a word that begins every name
   */
  static void main(String[] arguments) throws Exception {
    InstantSource clock = InstantSource.system();
    TrackerStore store = TrackerStore.open(Path.of(arguments[0]), clock, Threads::startPlatform);
    Ledger ledger = new Ledger(store, UUID::randomUUID, clock);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Thread last = null;
    for (int i = 0; i < 4; i++) {
      String prefix = arguments[1] + "-" + i + "-";
      last = Threads.start("person-" + i, () -> createForEver(ledger, prefix, out));
    }
    last.join();
  }

  private static void createForEver(Ledger ledger, String prefix, PrintStream out) {
    for (int n = 0; ; n++) {
      UserName name = new UserName(prefix + n);
      try {
        ledger.change(
            new Cause(StoreFixture.device("d"), OperationId.random()),
            registry -> registry.accounts().create(name, "hash"));
      } catch (CoveyException e) {
        throw new IllegalStateException(e);
      }
      out.println(name);
    }
  }
}
