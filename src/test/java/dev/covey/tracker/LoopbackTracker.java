package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import dev.covey.model.UserName;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.testing.HeldPort;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * A tracker on loopback, with its network, store and devices in one folder. It can be stopped and
 * started again at the same address, and its clock can be moved ahead.
 */
final class LoopbackTracker implements AutoCloseable {
  static final String PASSWORD = "correct horse";

  private final Path folder;
  private final List<TrackerClient> clients = new ArrayList<>();
  private final HeldPort port;
  private final TrackerConfig config;
  private Tracker tracker;
  private volatile Duration ahead = Duration.ZERO;

  private LoopbackTracker(Path folder, HeldPort port, TrackerConfig config) {
    this.folder = folder;
    this.port = port;
    this.config = config;
  }

  static LoopbackTracker start(Path folder) throws CoveyException {
    return start(folder, config -> config);
  }

  static LoopbackTracker start(Path folder, UnaryOperator<TrackerConfig> with)
      throws CoveyException {
    HeldPort port = HeldPort.take();
    TrackerConfig plain =
        TrackerConfig.defaults(
                1, port.endpoint(), folder.resolve("tracker"), folder.resolve("network"))
            .withNetworkName("loopback");
    LoopbackTracker loopback = new LoopbackTracker(folder, port, with.apply(plain));
    loopback.open();
    return loopback;
  }

  private void open() throws CoveyException {
    InstantSource clock = () -> Instant.now().plus(ahead);
    tracker = new Tracker(config, clock);
    tracker.start();
  }

  /** Stops the tracker and starts it again, at the same address and on the same store. */
  void restart() throws CoveyException {
    stop();
    open();
  }

  /** Stops the tracker; {@link #restart} brings it back. */
  void stop() {
    tracker.close();
  }

  /** Moves the tracker's clock. */
  void pass(Duration time) {
    ahead = ahead.plus(time);
  }

  Tracker tracker() {
    return tracker;
  }

  NetworkAuthority network() throws CoveyException {
    return NetworkAuthority.open(config.networkDirectory());
  }

  /** A device of that name, always the same. */
  DeviceIdentity device(String name) throws CoveyException {
    return DeviceIdentity.openOrCreate(folder.resolve("device-" + name));
  }

  SSLContext context(String device) throws CoveyException {
    return device(device).trackerClient(tracker.fingerprint());
  }

  /** Connects from a device, and says nothing yet. */
  TrackerClient connect(String device) throws CoveyException, IOException {
    return keep(new TrackerClient(tracker.local(), context(device)));
  }

  /** Connects without showing any certificate. */
  TrackerClient connectAnonymously() throws IOException {
    return keep(new TrackerClient(tracker.local(), DeviceIdentity.probing()));
  }

  TrackerClient keep(TrackerClient client) {
    clients.add(client);
    return client;
  }

  /** Signs up and in, from a device named as the user. */
  TrackerClient newUser(String user) throws Exception {
    TrackerClient client = connect(user);
    client.hello();
    client.done(new TrackerRequest.CreateUser(OperationId.random(), new UserName(user), PASSWORD));
    logIn(client, user);
    return client;
  }

  /** Signs in somebody who has an account, from a device. */
  TrackerClient signIn(String user, String device) throws Exception {
    TrackerClient client = connect(device);
    client.hello();
    logIn(client, user);
    return client;
  }

  static TrackerReply.SignedIn logIn(TrackerClient client, String user) throws Exception {
    return client.ask(
        new TrackerRequest.Login(new UserName(user), PASSWORD), TrackerReply.SignedIn.class);
  }

  /** A group whose owner lets these people in. */
  void group(String name, TrackerClient owner, TrackerClient... members) throws Exception {
    GroupName group = new GroupName(name);
    owner.done(new TrackerRequest.CreateGroup(OperationId.random(), group));
    for (TrackerClient member : Arrays.asList(members)) {
      member.done(new TrackerRequest.JoinGroup(OperationId.random(), group));
    }
    TrackerReply.Requests waiting =
        owner.ask(
            new TrackerRequest.ListRequests(group, Optional.empty()), TrackerReply.Requests.class);
    for (var request : waiting.requests()) {
      owner.done(new TrackerRequest.AcceptRequest(OperationId.random(), group, request.user()));
    }
  }

  @Override
  public void close() {
    clients.forEach(TrackerClient::close);
    tracker.close();
    port.close();
  }
}
