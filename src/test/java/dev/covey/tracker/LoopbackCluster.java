package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.OperationId;
import dev.covey.model.UserName;
import dev.covey.protocol.TrackerRequest;
import dev.covey.testing.HeldPort;
import dev.covey.tracker.store.KnownTracker;
import dev.covey.trust.DeviceIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Several trackers of one network on loopback, which know each other's addresses. */
final class LoopbackCluster implements AutoCloseable {
  private final Path folder;
  private final List<HeldPort> ports = new ArrayList<>();
  private final List<KnownTracker> known = new ArrayList<>();
  private final Map<Integer, Tracker> running = new TreeMap<>();
  private final List<TrackerClient> clients = new ArrayList<>();

  LoopbackCluster(Path folder, int trackers) {
    this.folder = folder;
    for (int id = 1; id <= trackers; id++) {
      known.add(new KnownTracker(TrackerConfig.name(id), place(), place()));
    }
  }

  /** Held also while its tracker is stopped, or has not started yet. */
  private Endpoint place() {
    HeldPort port = HeldPort.take();
    ports.add(port);
    return port.endpoint();
  }

  Tracker start(int id) throws CoveyException {
    KnownTracker self = known.get(id - 1);
    List<KnownTracker> others = new ArrayList<>(known);
    others.remove(self);
    Tracker tracker =
        new Tracker(
            TrackerConfig.defaults(
                    id, self.endpoint(), folder.resolve("tracker-" + id), folder.resolve("network"))
                .withNetworkName("cluster")
                .withTrackers(known.stream().map(KnownTracker::endpoint).toList())
                .withCluster(new ClusterPlan(self.place(), others, List.of())));
    tracker.start();
    running.put(id, tracker);
    return tracker;
  }

  void startAll() throws CoveyException {
    for (int id = 1; id <= known.size(); id++) {
      start(id);
    }
  }

  void stop(int id) {
    running.remove(id).close();
  }

  Tracker tracker(int id) {
    return running.get(id);
  }

  /** Connects a device to a tracker, and greets it. */
  TrackerClient connect(int id, String device) throws Exception {
    DeviceIdentity identity = DeviceIdentity.openOrCreate(folder.resolve("device-" + device));
    Tracker tracker = running.get(id);
    TrackerClient client =
        new TrackerClient(tracker.local(), identity.trackerClient(tracker.fingerprint()));
    clients.add(client);
    client.hello();
    return client;
  }

  /** Signs up and in at a tracker, from a device named as the user. */
  TrackerClient newUser(int id, String user) throws Exception {
    TrackerClient client = connect(id, user);
    client.done(
        new TrackerRequest.CreateUser(
            OperationId.random(), new UserName(user), LoopbackTracker.PASSWORD));
    LoopbackTracker.logIn(client, user);
    return client;
  }

  @Override
  public void close() {
    clients.forEach(TrackerClient::close);
    running.values().forEach(Tracker::close);
    ports.forEach(HeldPort::close);
  }
}
