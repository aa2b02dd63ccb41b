import dev.covey.model.Endpoint;
import dev.covey.model.ReplicationStatus;
import dev.covey.model.TrackerInfo;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The trackers of one network, each a process with a home of its own. Confined to one thread. */
final class TrackerFleet implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration LEVEL_LIMIT = Duration.ofMinutes(5);

  private final NetworkAuthority network;
  private final List<Endpoint> endpoints;
  private final List<TrackerProcess> processes = new ArrayList<>();

  private TrackerFleet(NetworkAuthority network, List<Endpoint> endpoints) {
    this.network = network;
    this.endpoints = endpoints;
  }

  /** Starts that many; the first finds what is in its store already. */
  static TrackerFleet start(Workbench bench, int trackers, String options) throws Exception {
    Path keys = bench.home(1).resolve("network");
    Path list = bench.list(trackers);
    TrackerFleet fleet =
        new TrackerFleet(
            NetworkAuthority.openOrCreate(keys, "bench"),
            TrackerInfo.parse(list.toString(), Files.readString(list)).endpoints());
    try {
      for (int index = 1; index <= trackers; index++) {
        if (index > 1) {
          copy(keys, bench.home(index).resolve("network"));
        }
        fleet.processes.add(TrackerProcess.start(bench.home(index), list, index, options));
      }
      for (TrackerProcess process : fleet.processes) {
        process.awaitReady(START_LIMIT);
      }
      return fleet;
    } catch (Exception e) {
      fleet.close();
      throw e;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  NetworkAuthority network() {
    return network;
  }

  /** Where a peer of that number goes. */
  Endpoint endpoint(int peer) {
    return endpoints.get(peer % endpoints.size());
  }

  List<TrackerProcess> processes() {
    return processes;
  }

  /** Waits until all hold what the first holds; returns how many changes that is. */
  long awaitLevel(DeviceIdentity device) throws Exception {
    long until = System.nanoTime() + LEVEL_LIMIT.toNanos();
    long all = changes(endpoints.getFirst(), device);
    for (Endpoint endpoint : endpoints) {
      while (changes(endpoint, device) < all) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException("the trackers do not become level");
        }
        Thread.sleep(250);
      }
    }
    return all;
  }

  /** How many changes a tracker's log holds. */
  private long changes(Endpoint tracker, DeviceIdentity device) throws Exception {
    try (LoadPeer peer = new LoadPeer(0, tracker, device, network.fingerprint())) {
      peer.greet();
      return peer.ask(new TrackerRequest.ListTrackers(), TrackerReply.Trackers.class)
          .trackers()
          .getFirst()
          .replication()
          .map(ReplicationStatus::changes)
          .orElseThrow();
    }
  }

  double cpuSeconds() {
    return processes.stream().mapToDouble(TrackerProcess::cpuSeconds).sum();
  }

  @Override
  public void close() {
    processes.forEach(TrackerProcess::close);
  }
}
