package dev.covey.local;

import dev.covey.balancer.Balancer;
import dev.covey.balancer.BalancerConfig;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import dev.covey.tracker.Tracker;
import dev.covey.tracker.TrackerConfig;
import dev.covey.trust.NetworkAuthority;
import java.time.Duration;
import java.util.Optional;

/**
 * A network's keys, balancer and tracker in this process. One thread makes, starts and closes it;
 * the servers have threads of their own.
 */
public final class LocalNetwork implements AutoCloseable {
  private static final int TRACKER_ID = 1;
  private static final Duration REGISTRATION_LIMIT = Duration.ofSeconds(10);

  private final LocalNetworkConfig config;
  private final NetworkAuthority authority;
  private final Balancer balancer;
  private Optional<Tracker> tracker = Optional.empty();

  /**
   * Opens the network's keys, making them if there are none.
   *
   * @throws CoveyException if the folder cannot be used
   */
  public LocalNetwork(LocalNetworkConfig config) throws CoveyException {
    this.config = config;
    this.authority = NetworkAuthority.openOrCreate(config.networkDirectory(), config.name());
    this.balancer =
        new Balancer(
            BalancerConfig.keyed(
                new Endpoint(config.host(), config.balancerPort()), authority.clusterKey()));
  }

  /**
   * Starts balancer and tracker; returns when both serve, and the balancer knows the tracker.
   *
   * @throws CoveyException if a port is taken; nothing is left running
   */
  public void start() throws CoveyException {
    balancer.start();
    try {
      Tracker started =
          new Tracker(
              TrackerConfig.defaults(
                      TRACKER_ID,
                      new Endpoint(config.host(), config.trackerPort()),
                      config.trackerDirectory(),
                      config.networkDirectory())
                  .withNetworkName(config.name())
                  .withBalancer(Optional.of(balancer.local())));
      tracker = Optional.of(started);
      started.start();
      awaitRegistration();
    } catch (CoveyException e) {
      close();
      throw e;
    }
  }

  /** A tracker registers in the background: who asked the balancer before would find nobody. */
  private void awaitRegistration() throws CoveyException {
    try {
      if (!balancer.awaitTracker(REGISTRATION_LIMIT)) {
        throw new CoveyException(
            ErrorCode.FAILED,
            "The tracker of this computer did not find its balancer at %s; try again."
                .formatted(balancer.local()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(ErrorCode.CANCELLED, "The network was not started.", e);
    }
  }

  /** Where peers ask for a tracker. */
  public Endpoint balancer() {
    return balancer.local();
  }

  /** Where the tracker answers, once started. */
  public Endpoint tracker() {
    return tracker.orElseThrow().local();
  }

  /** What others see it called. */
  public String name() {
    return config.name();
  }

  public Fingerprint fingerprint() {
    return authority.fingerprint();
  }

  @Override
  public void close() {
    tracker.ifPresent(Tracker::close);
    balancer.close();
  }
}
