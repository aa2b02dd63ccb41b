package dev.covey.balancer;

import dev.covey.model.Endpoint;
import dev.covey.trust.ClusterKey;
import java.util.List;
import java.util.Optional;

/**
 * What a balancer is made of.
 *
 * @param listen where it answers; port 0 for any free one
 * @param key which trackers must prove to know (L7)
 * @param listedTrackers who may register, unproved, when there is no key; otherwise unused
 * @param maxConnections 1 to 100,000; beyond it, whoever has been silent longest makes room
 */
public record BalancerConfig(
    Endpoint listen, Optional<ClusterKey> key, List<Endpoint> listedTrackers, int maxConnections) {
  /** Port of a balancer that was told no other (L1). */
  public static final int PORT = 9_000;

  private static final int CONNECTIONS = 10_000;

  public BalancerConfig {
    listedTrackers = List.copyOf(listedTrackers);
    if (maxConnections < 1 || maxConnections > 100_000) {
      throw new IllegalArgumentException(
          "a balancer has 1 to 100,000 connections, not " + maxConnections);
    }
  }

  /** A balancer for whoever proves that key. */
  public static BalancerConfig keyed(Endpoint listen, ClusterKey key) {
    return new BalancerConfig(listen, Optional.of(key), List.of(), CONNECTIONS);
  }

  /** A balancer without a key, for these trackers only. */
  public static BalancerConfig listed(Endpoint listen, List<Endpoint> trackers) {
    return new BalancerConfig(listen, Optional.empty(), trackers, CONNECTIONS);
  }
}
