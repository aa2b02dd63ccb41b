package dev.covey.testing;

import dev.covey.balancer.Balancer;
import dev.covey.balancer.BalancerConfig;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.model.UserName;
import dev.covey.peer.NetworkPeer;
import dev.covey.peer.PeerConfig;
import dev.covey.peer.transfer.TransferSettings;
import dev.covey.tracker.Tracker;
import dev.covey.tracker.TrackerConfig;
import dev.covey.trust.NetworkAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole network in this process, on free loopback ports, over the real sockets: a tracker, a
 * balancer if asked for, and peers. Used by the test's thread.
 */
public final class LoopbackNetwork implements AutoCloseable {
  public static final String PASSWORD = "correct horse";

  /** Patient with a slow machine, but quick to notice what a test does. */
  private static final Duration HEARTBEAT = Duration.ofMillis(500);

  private final Path directory;
  private final NetworkAuthority authority;
  private final HeldPort trackerPort = HeldPort.take();
  private final List<NetworkPeer> peers = new ArrayList<>();
  private Optional<Balancer> balancer = Optional.empty();
  private Tracker tracker;

  private LoopbackNetwork(Path directory) throws CoveyException {
    this.directory = directory;
    this.authority = NetworkAuthority.openOrCreate(networkDirectory(), "home");
  }

  /** A network with one tracker and no balancer. */
  public static LoopbackNetwork start(Path directory) throws CoveyException {
    LoopbackNetwork network = new LoopbackNetwork(directory);
    network.startTracker();
    return network;
  }

  /** A network with one tracker that its peers find by a balancer only. */
  public static LoopbackNetwork startBalanced(Path directory) throws CoveyException {
    LoopbackNetwork network = new LoopbackNetwork(directory);
    Balancer balancer =
        new Balancer(BalancerConfig.keyed(Endpoint.loopback(0), network.authority.clusterKey()));
    balancer.start();
    network.balancer = Optional.of(balancer);
    network.startTracker();
    return network;
  }

  private Path networkDirectory() {
    return directory.resolve("network");
  }

  /** Starts the tracker, in the same place with the same data each time. */
  public void startTracker() throws CoveyException {
    tracker =
        new Tracker(
            TrackerConfig.defaults(1, tracker(), directory.resolve("tracker-1"), networkDirectory())
                .withNetworkName("home")
                .withBalancer(balancer.map(Balancer::local)));
    tracker.start();
  }

  public void stopTracker() {
    tracker.close();
  }

  public Endpoint tracker() {
    return trackerPort.endpoint();
  }

  public Endpoint balancer() {
    return balancer.orElseThrow().local();
  }

  public Fingerprint fingerprint() {
    return authority.fingerprint();
  }

  /** Signs what the network signs: also what no tracker would. */
  public NetworkAuthority authority() {
    return authority;
  }

  /** How a peer of that name is set up; its data stays for another one of the name. */
  public PeerConfig config(String name) {
    return config(directory, name)
        .withNetwork(
            balancer.map(Balancer::local), balancer.isPresent() ? List.of() : List.of(tracker()));
  }

  /** The same for a peer in another process, which must be told where its tracker is. */
  public static PeerConfig config(Path directory, String name) {
    return PeerConfig.defaults(directory.resolve("peer-" + name), directory.resolve("network"))
        .withListen(Endpoint.loopback(0))
        .withDeviceName(name + "'s computer")
        .withHeartbeat(HEARTBEAT, Duration.ofSeconds(10))
        .withTransfer(patient())
        .withDownloadFolder(directory.resolve("downloads-" + name));
  }

  /** Gives nobody up whom a test, or the machine, holds up. */
  static TransferSettings patient() {
    TransferSettings usual = TransferSettings.defaults();
    return new TransferSettings(
        usual.alpha(),
        usual.beta(),
        usual.k(),
        usual.retries(),
        Duration.ofSeconds(40),
        Duration.ofSeconds(40),
        usual.maxConnections(),
        usual.threads());
  }

  /** A peer that runs, closed with the network. */
  public NetworkPeer peer(PeerConfig config) throws CoveyException {
    NetworkPeer peer = new NetworkPeer(config);
    peers.add(peer);
    peer.start();
    return peer;
  }

  /** A peer with nobody signed in. */
  public NetworkPeer peer(String name) throws CoveyException {
    return peer(config(name));
  }

  /** A peer on which a new user of that name is signed in. */
  public NetworkPeer member(String name) throws CoveyException {
    NetworkPeer peer = peer(name);
    peer.createUser(new UserName(name), PASSWORD);
    peer.login(new UserName(name), PASSWORD, false);
    return peer;
  }

  @Override
  public void close() {
    peers.reversed().forEach(NetworkPeer::close);
    tracker.close();
    balancer.ifPresent(Balancer::close);
    trackerPort.close();
  }
}
