package dev.covey.desktop.fx;

import dev.covey.model.CoveyException;

/** Starts a whole network in this process, for whoever is the first. Any thread may call it. */
public interface NetworkStarter {

  /**
   * Makes the network's keys, starts its balancer and tracker, and lets this peer join it; may take
   * seconds. On return the peer is no longer without a network.
   */
  void startHere(String networkName) throws CoveyException;

  /** Whether the network that runs in this process was started. */
  boolean startedHere();
}
