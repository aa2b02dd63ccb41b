package dev.covey.local;

import dev.covey.balancer.Balancer;
import dev.covey.balancer.BalancerConfig;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.tracker.Tracker;
import dev.covey.tracker.TrackerConfig;
import dev.covey.trust.NetworkAuthority;
import java.util.Optional;

/**
 * A network's keys, balancer and tracker in this process. Made, started and closed by one thread;
 * the servers have their own.
 */
public final class LocalNetwork implements AutoCloseable {
  private static final int TRACKER_ID = 1;

  private final LocalNetworkConfig config;
  private final NetworkAuthority authority;
  private final Balancer balancer;
  private Tracker tracker;

  /**
   * Opens the network's keys, making them if there are none.
   *
   * @throws CoveyException if the folder cannot be used
   */
  public LocalNetwork(LocalNetworkConfig config) throws CoveyException {
    this.config = config;
    this.authority = NetworkAuthority.openOrCreate(config.networkDirectory(), config.name());
    this.balancer = new Balancer(BalancerConfig.keyed(config.balancer(), authority.clusterKey()));
  }

  /**
   * Starts balancer and tracker; returns when both serve.
   *
   * @throws CoveyException if a port is taken; nothing is left running
   */
  public void start() throws CoveyException {
    balancer.start();
    try {
      tracker =
          new Tracker(
              TrackerConfig.defaults(
                      TRACKER_ID,
                      config.tracker(),
                      config.trackerDirectory(),
                      config.networkDirectory())
                  .withNetworkName(config.name())
                  .withBalancer(Optional.of(balancer.local())));
      tracker.start();
    } catch (CoveyException e) {
      close();
      throw e;
    }
  }

  public Endpoint balancer() {
    return balancer.local();
  }

  public Endpoint tracker() {
    return tracker.local();
  }

  public Fingerprint fingerprint() {
    return authority.fingerprint();
  }

  @Override
  public void close() {
    if (tracker != null) {
      tracker.close();
    }
    balancer.close();
  }
}
