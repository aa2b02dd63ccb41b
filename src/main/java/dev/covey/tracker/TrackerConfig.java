package dev.covey.tracker;

import dev.covey.model.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a tracker is made of.
 *
 * @param id its id in {@code tracker_info.txt} (T1)
 * @param listen where it answers; port 0 for any free one
 * @param dataDirectory where it keeps its state; no other tracker may use it
 * @param networkDirectory the network's keys; made if there are none
 * @param networkName what a new network is called
 * @param balancer where it registers; it need not be there (L6)
 * @param trackers all trackers of the network as peers reach them; this one may be missing
 * @param idleLimit a connection that says nothing for so long is dropped (T11): a few of the peers'
 *     heartbeats
 * @param sendLimit a peer that takes nothing for so long is dropped
 * @param maxConnections 1 to 100,000; more wait until one ends
 */
public record TrackerConfig(
    int id,
    Endpoint listen,
    Path dataDirectory,
    Path networkDirectory,
    String networkName,
    Optional<Endpoint> balancer,
    List<Endpoint> trackers,
    Duration idleLimit,
    Duration sendLimit,
    int maxConnections) {

  public TrackerConfig {
    trackers = List.copyOf(trackers);
    require(id >= 1, "a tracker's id is 1 or more");
    require(!networkName.isBlank() && networkName.length() <= 64, "a network has a short name");
    require(idleLimit.isPositive() && sendLimit.isPositive(), "limits are more than zero");
    require(
        maxConnections >= 1 && maxConnections <= 100_000, "a tracker has 1 to 100,000 connections");
  }

  /** A tracker of a network called Covey, with neither a balancer nor other trackers. */
  public static TrackerConfig defaults(
      int id, Endpoint listen, Path dataDirectory, Path networkDirectory) {
    return new TrackerConfig(
        id,
        listen,
        dataDirectory,
        networkDirectory,
        "Covey",
        Optional.empty(),
        List.of(),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        10_000);
  }

  /** What it is called: {@code tracker-<id>}. */
  public String name() {
    return "tracker-" + id;
  }

  public TrackerConfig withNetworkName(String name) {
    return new TrackerConfig(
        id,
        listen,
        dataDirectory,
        networkDirectory,
        name,
        balancer,
        trackers,
        idleLimit,
        sendLimit,
        maxConnections);
  }

  public TrackerConfig withBalancer(Optional<Endpoint> at) {
    return new TrackerConfig(
        id,
        listen,
        dataDirectory,
        networkDirectory,
        networkName,
        at,
        trackers,
        idleLimit,
        sendLimit,
        maxConnections);
  }

  public TrackerConfig withTrackers(List<Endpoint> all) {
    return new TrackerConfig(
        id,
        listen,
        dataDirectory,
        networkDirectory,
        networkName,
        balancer,
        all,
        idleLimit,
        sendLimit,
        maxConnections);
  }

  public TrackerConfig withLimits(Duration idle, Duration send, int connections) {
    return new TrackerConfig(
        id,
        listen,
        dataDirectory,
        networkDirectory,
        networkName,
        balancer,
        trackers,
        idle,
        send,
        connections);
  }

  private static void require(boolean fits, String rule) {
    if (!fits) {
      throw new IllegalArgumentException(rule);
    }
  }
}
