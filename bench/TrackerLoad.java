import dev.covey.net.Threads;
import dev.covey.trust.DeviceIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Drives one or more trackers, each a process of its own, with many signed-in peers over real
 * connections, and prints what was reached as one JSON object.
 *
 * <p>Commands come at their times whether or not earlier ones are answered, and how long one took
 * counts from when it was due. Accounts are written into the first tracker's store before it
 * starts, because hashing thousands of passwords would take longer than all the rest.
 */
@Command(name = "bench/tracker-load", mixinStandardHelpOptions = true, showDefaultValues = true)
final class TrackerLoad implements Callable<Integer> {
  private static final double SECOND = 1e9;

  @Option(names = "--peers", description = "Signed-in peers, each with its own account.")
  private int peers = 10_000;

  @Option(names = "--trackers", description = "Trackers of the network; peers are spread evenly.")
  private int trackers = 1;

  @Option(names = "--rate", description = "Commands a second, heartbeats aside.")
  private int rate = 500;

  @Option(names = "--seconds", description = "How long it is measured.")
  private int seconds = 60;

  @Option(names = "--warm-up", description = "Seconds of the same before that.")
  private int warmUp = 30;

  @Option(names = "--members", description = "Members of each group at the start.")
  private int members = 20;

  @Option(names = "--files", description = "Files that each peer shares at the start, at least 1.")
  private int files = 3;

  @Option(names = "--heartbeat", description = "Seconds between two pings of a peer.")
  private int heartbeat = 10;

  @Option(names = "--heap", description = "Each tracker's heap at most, as -Xmx takes it.")
  private String heap = "1g";

  @Option(names = "--options", description = "More options for each tracker's JVM.")
  private String options = "";

  private final Tally tally = new Tally();

  public static void main(String[] words) {
    System.exit(new CommandLine(new TrackerLoad()).execute(words));
  }

  @Override
  public Integer call() throws Exception {
    try (Workbench bench = new Workbench()) {
      List<DeviceIdentity> devices = Devices.make(peers);
      int groups = Math.max(1, peers / members);
      GeneratedTown town =
          new GeneratedTown(peers, groups, peers * files, user -> devices.get(user).id());
      town.write(bench.store(1));
      Workbench.progress("%d devices, %d groups, %d files made", peers, groups, town.files());
      try (TrackerFleet fleet =
          TrackerFleet.start(bench, trackers, ("-Xmx" + heap + " " + options).strip())) {
        drive(fleet, town, devices);
      }
    }
    return 0;
  }

  private void drive(TrackerFleet fleet, GeneratedTown town, List<DeviceIdentity> devices)
      throws Exception {
    long begun = System.nanoTime();
    fleet.awaitLevel(devices.getFirst());
    Workbench.progress("%d trackers level in %.1f s", trackers, since(begun));
    begun = System.nanoTime();
    try (Crowd crowd = new Crowd(fleet, town, devices, Duration.ofSeconds(heartbeat), tally)) {
      Workload workload = new Workload(town, crowd.enter(), tally);
      Workbench.progress("%d peers signed in in %.1f s", peers, since(begun));
      run(workload, warmUp);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("peers", peers);
      figures.put("trackers", trackers);
      figures.put("rate", rate);
      figures.put("seconds", seconds);
      measure(workload, fleet, devices.getFirst(), figures);
      Workbench.print(figures);
    }
  }

  private void measure(
      Workload workload, TrackerFleet fleet, DeviceIdentity device, Map<String, Object> figures)
      throws Exception {
    long changes = fleet.awaitLevel(device);
    long events = LoadPeer.EVENTS.sum();
    double processor = fleet.cpuSeconds();
    long begun = System.nanoTime();
    tally.count(true);
    run(workload, seconds);
    tally.count(false);
    double took = since(begun);
    tally.summarize(figures, took);
    figures.put("eventsPerSecond", Math.round((LoadPeer.EVENTS.sum() - events) / took));
    figures.put("trackersCpu", Math.round(100 * (fleet.cpuSeconds() - processor) / took) / 100.0);
    figures.put("loadAverage", Workbench.loadAverage());
    figures.put("changesPerSecond", Math.round((fleet.awaitLevel(device) - changes) / took));
    List<Map<String, Object>> memory = new ArrayList<>();
    for (TrackerProcess process : fleet.processes()) {
      memory.add(process.measure());
    }
    figures.put("memory", memory);
  }

  /** Begins a step whenever one is due, each on a thread of its own. */
  private void run(Workload workload, int howLong) {
    long begun = System.nanoTime();
    double between = SECOND * Workload.COMMANDS_A_STEP / rate;
    for (long step = 0; step * between < howLong * SECOND; step++) {
      long due = begun + (long) (step * between);
      while (due - System.nanoTime() > 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      Threads.start("step", () -> step(workload, due));
    }
  }

  private void step(Workload workload, long due) {
    tally.late(System.nanoTime() - due);
    try {
      workload.step(due);
    } catch (Exception e) {
      tally.failed(e);
    }
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / SECOND;
  }
}
