package dev.covey;

import dev.covey.local.LocalNetwork;
import dev.covey.local.LocalNetworkConfig;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network that this computer's desktop started, and starts again with every desktop: its name
 * and ports are kept in {@code hosted-network.properties}, so that invites stay good. Any thread
 * may call it.
 */
final class HostedNetwork implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HostedNetwork.class);
  private static final String NAME = "name";
  private static final String BALANCER_PORT = "balancer-port";
  private static final String TRACKER_PORT = "tracker-port";
  private static final int FIRST_TRACKER_PORT = 6_960;

  private final CoveyHome home;
  private final String host;
  private final int firstBalancerPort;

  /** Guarded by this. */
  private Optional<LocalNetwork> network = Optional.empty();

  /** Written under the lock. */
  private volatile boolean here;

  /**
   * @param host the address of this computer that others use
   */
  HostedNetwork(CoveyHome home, String host, int firstBalancerPort) {
    this.home = home;
    this.host = host;
    this.firstBalancerPort = firstBalancerPort;
    this.here = Files.exists(file());
  }

  /** Starts the network again, if one was started here before. */
  synchronized void resume() {
    if (!Files.exists(file())) {
      return;
    }
    try {
      Properties kept = read();
      start(
          config(kept.getProperty(NAME, "Covey"))
              .withPorts(port(kept, BALANCER_PORT), port(kept, TRACKER_PORT)));
    } catch (CoveyException | IOException | NumberFormatException e) {
      log.warn("the network of this computer does not run: {}", e.getMessage());
      here = false;
    }
  }

  /** Founds a network of that name and starts it; does nothing if it runs already. */
  synchronized void found(String networkName) throws CoveyException {
    if (network.isPresent()) {
      return;
    }
    LocalNetworkConfig config = config(networkName);
    try {
      start(config.withPorts(firstBalancerPort, FIRST_TRACKER_PORT));
    } catch (CoveyException e) {
      log.info("the usual ports are not free, others will do: {}", e.getMessage());
      start(config);
    }
    keep(networkName);
  }

  /** Whether it runs here, or is to be started again; does not wait while it starts. */
  boolean isHere() {
    return here;
  }

  /** The network, while it runs. */
  synchronized Optional<LocalNetwork> network() {
    return network;
  }

  @Override
  public synchronized void close() {
    network.ifPresent(LocalNetwork::close);
    network = Optional.empty();
  }

  private void start(LocalNetworkConfig config) throws CoveyException {
    LocalNetwork starting = new LocalNetwork(config);
    starting.start();
    network = Optional.of(starting);
    here = true;
  }

  private LocalNetworkConfig config(String name) {
    return new LocalNetworkConfig(name, home.network(), home.tracker(1), host, 0, 0);
  }

  private Path file() {
    return home.directory().resolve("hosted-network.properties");
  }

  private Properties read() throws IOException {
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(file())) {
      kept.load(reader);
    }
    return kept;
  }

  private static int port(Properties kept, String key) {
    return Integer.parseInt(kept.getProperty(key, "0"));
  }

  private void keep(String name) throws CoveyException {
    LocalNetwork running = network.orElseThrow();
    Properties kept = new Properties();
    kept.setProperty(NAME, name);
    kept.setProperty(BALANCER_PORT, Integer.toString(running.balancer().port()));
    kept.setProperty(TRACKER_PORT, Integer.toString(running.tracker().port()));
    try (Writer writer = Files.newBufferedWriter(file())) {
      kept.store(writer, "The network that this computer's desktop starts");
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.FAILED, "%s cannot be written; free some space.".formatted(file()), e);
    }
  }
}
