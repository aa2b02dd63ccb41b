package dev.covey.balancer;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.net.Connection;
import dev.covey.net.Listener;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A balancer in this process (L1 to L7). Each connection has a thread of the listener's; they meet
 * only in the pool, for moments.
 */
public final class Balancer implements AutoCloseable {
  /** How long a suspected tracker may take to shake hands (L5). */
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);

  /** Connections above those of clients and trackers, while the ones that make room still end. */
  private static final int LEAVING = 16;

  private final BalancerConfig config;
  private final Desk desk;
  private final Places places;
  private final Listener listener;

  public Balancer(BalancerConfig config) {
    this(config, new HandshakeProbe(PROBE_LIMIT), () -> Duration.ofNanos(System.nanoTime()));
  }

  /** With a probe and a clock of the caller's; see {@link Desk}. */
  Balancer(BalancerConfig config, Probe probe, Supplier<Duration> uptime) {
    this.config = config;
    this.desk = new Desk(probe, uptime);
    this.places = new Places(config.maxConnections());
    this.listener =
        Listener.plain(
            "balancer",
            config.listen(),
            config.maxConnections() + TrackerPool.MOST + LEAVING,
            this::converse);
  }

  /**
   * Begins to answer.
   *
   * @throws CoveyException if the port is taken; nothing stays open then
   */
  public void start() throws CoveyException {
    listener.start();
  }

  private void converse(Connection connection) throws IOException {
    new Conversation(connection, desk, places, new Proofs(config)).run();
  }

  /** Where it answers, once started. */
  public Endpoint local() {
    return listener.local();
  }

  /** Waits until a tracker has registered; false if none has within that time. */
  public boolean awaitTracker(Duration limit) throws InterruptedException {
    return desk.awaitTracker(limit);
  }

  /** Ends all conversations and frees the port. May be called twice. */
  @Override
  public void close() {
    listener.close();
  }
}
