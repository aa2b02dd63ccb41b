package dev.covey.local;

import dev.covey.model.Endpoint;
import java.nio.file.Path;

/**
 * Where a local network lives and listens.
 *
 * @param name what others see the network called
 * @param networkDirectory its keys
 * @param trackerDirectory its accounts, groups and files
 * @param balancer port 0 takes a free one
 * @param tracker port 0 takes a free one
 */
public record LocalNetworkConfig(
    String name,
    Path networkDirectory,
    Path trackerDirectory,
    Endpoint balancer,
    Endpoint tracker) {

  /** On loopback, on free ports, under one folder. */
  public static LocalNetworkConfig onLoopback(String name, Path directory) {
    return new LocalNetworkConfig(
        name,
        directory.resolve("network"),
        directory.resolve("tracker-1"),
        Endpoint.loopback(0),
        Endpoint.loopback(0));
  }
}
