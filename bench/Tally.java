import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What happened while it counted, and how long it took. Any thread may use it. */
final class Tally {
  private final Map<Workload.Command, Latencies> commands = new EnumMap<>(Workload.Command.class);
  private final Latencies pings = new Latencies();
  private final Latencies lag = new Latencies();
  private final LongAdder failures = new LongAdder();

  private volatile boolean counts;

  Tally() {
    for (Workload.Command command : Workload.Command.values()) {
      commands.put(command, new Latencies());
    }
  }

  /** From now on, or no longer. */
  void count(boolean now) {
    counts = now;
  }

  void done(Workload.Command command, long nanos) {
    if (counts) {
      commands.get(command).add(nanos);
    }
  }

  void ping(long nanos) {
    if (counts) {
      pings.add(nanos);
    }
  }

  /** How long after its time a command was begun: the generator's own doing. */
  void late(long nanos) {
    if (counts) {
      lag.add(nanos);
    }
  }

  /** Failures count from the start; the first few are told. */
  void failed(Exception failure) {
    failures.increment();
    if (failures.sum() <= 5) {
      Workbench.progress("failed: %s", failure);
    }
  }

  /** Adds the figures of a measurement of so many seconds. */
  void summarize(Map<String, Object> figures, double seconds) {
    Latencies reads = new Latencies();
    Latencies writes = new Latencies();
    Map<String, Object> each = new LinkedHashMap<>();
    commands.forEach((command, took) -> {
      (command.durable ? writes : reads).addAll(took);
      each.put(command.name().toLowerCase(Locale.ROOT), took.summary());
    });
    figures.put("commandsPerSecond", Math.round((reads.count() + writes.count()) / seconds));
    figures.put("pingsPerSecond", Math.round(pings.count() / seconds));
    figures.put("reads", reads.summary());
    figures.put("durableWrites", writes.summary());
    figures.put("pings", pings.summary());
    figures.put("generatorLate", lag.summary());
    figures.put("errors", failures.sum());
    figures.put("commands", each);
  }
}
