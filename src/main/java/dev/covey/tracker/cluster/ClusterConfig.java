package dev.covey.tracker.cluster;

import dev.covey.model.Endpoint;
import dev.covey.tracker.store.KnownTracker;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * What a tracker's part of the cluster is made of.
 *
 * @param name of this tracker, which no other may have
 * @param endpoint where peers reach it
 * @param place where other trackers reach it; port 0 for any free one
 * @param listed the other trackers that are known from the start
 * @param more where else to look for trackers
 * @param keys proves to other trackers that this is one, and asks them to
 */
public record ClusterConfig(
    String name,
    Endpoint endpoint,
    Endpoint place,
    List<KnownTracker> listed,
    List<Endpoint> more,
    SSLContext keys) {
  public ClusterConfig {
    listed = List.copyOf(listed);
    more = List.copyOf(more);
  }
}
