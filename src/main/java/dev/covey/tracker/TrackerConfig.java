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
 * @param cluster how it finds the other trackers; empty: it stays alone
 */
public record TrackerConfig(
    int id,
    Endpoint listen,
    Path dataDirectory,
    Path networkDirectory,
    String networkName,
    Optional<Endpoint> balancer,
    List<Endpoint> trackers,
    Optional<ClusterPlan> cluster,
    ConnectionLimits limits) {

  public TrackerConfig {
    trackers = List.copyOf(trackers);
    if (id < 1) {
      throw new IllegalArgumentException("a tracker's id is 1 or more");
    }
    if (networkName.isBlank() || networkName.length() > 64) {
      throw new IllegalArgumentException("a network has a short name");
    }
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
        Optional.empty(),
        ConnectionLimits.DEFAULT);
  }

  /** What it is called: {@code tracker-<id>}. */
  public String name() {
    return name(id);
  }

  /** What the tracker of that id is called. */
  public static String name(int id) {
    return "tracker-" + id;
  }

  public TrackerConfig withListen(Endpoint at) {
    return of(at, networkName, balancer, trackers, cluster, limits);
  }

  public TrackerConfig withNetworkName(String name) {
    return of(listen, name, balancer, trackers, cluster, limits);
  }

  public TrackerConfig withBalancer(Optional<Endpoint> at) {
    return of(listen, networkName, at, trackers, cluster, limits);
  }

  public TrackerConfig withTrackers(List<Endpoint> all) {
    return of(listen, networkName, balancer, all, cluster, limits);
  }

  public TrackerConfig withCluster(ClusterPlan plan) {
    return of(listen, networkName, balancer, trackers, Optional.of(plan), limits);
  }

  public TrackerConfig withLimits(Duration idle, Duration send, int connections) {
    ConnectionLimits bears = new ConnectionLimits(idle, send, connections);
    return of(listen, networkName, balancer, trackers, cluster, bears);
  }

  private TrackerConfig of(
      Endpoint at,
      String name,
      Optional<Endpoint> registeredAt,
      List<Endpoint> all,
      Optional<ClusterPlan> plan,
      ConnectionLimits bears) {
    return new TrackerConfig(
        id, at, dataDirectory, networkDirectory, name, registeredAt, all, plan, bears);
  }
}
