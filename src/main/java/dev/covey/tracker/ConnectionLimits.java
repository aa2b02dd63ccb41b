package dev.covey.tracker;

import java.time.Duration;

/**
 * What a tracker bears of its peers.
 *
 * @param idle a connection that says nothing for so long is dropped (T11): a few of the peers'
 *     heartbeats
 * @param send a peer that takes nothing for so long is dropped
 * @param connections 1 to 100,000; more wait until one ends
 */
public record ConnectionLimits(Duration idle, Duration send, int connections) {
  static final ConnectionLimits DEFAULT =
      new ConnectionLimits(Duration.ofSeconds(30), Duration.ofSeconds(5), 20_000);

  public ConnectionLimits {
    if (!idle.isPositive() || !send.isPositive()) {
      throw new IllegalArgumentException("limits are more than zero");
    }
    if (connections < 1 || connections > 100_000) {
      throw new IllegalArgumentException("a tracker has 1 to 100,000 connections");
    }
  }
}
