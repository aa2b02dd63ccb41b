package dev.covey.local;

import dev.covey.model.Endpoint;
import java.nio.file.Path;

/**
 * Where a local network lives and listens.
 *
 * @param name what others see the network called
 * @param networkDirectory its keys
 * @param trackerDirectory its accounts, groups and files
 * @param host the address of this computer that others use
 * @param balancerPort 0 takes a free one
 * @param trackerPort 0 takes a free one
 */
public record LocalNetworkConfig(
    String name,
    Path networkDirectory,
    Path trackerDirectory,
    String host,
    int balancerPort,
    int trackerPort) {

  /** On loopback, on free ports, under one folder. */
  public static LocalNetworkConfig onLoopback(String name, Path directory) {
    return new LocalNetworkConfig(
        name,
        directory.resolve("network"),
        directory.resolve("tracker-1"),
        Endpoint.LOOPBACK,
        0,
        0);
  }

  public LocalNetworkConfig withPorts(int balancer, int tracker) {
    return new LocalNetworkConfig(
        name, networkDirectory, trackerDirectory, host, balancer, tracker);
  }
}
