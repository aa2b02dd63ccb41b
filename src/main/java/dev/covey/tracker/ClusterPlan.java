package dev.covey.tracker;

import dev.covey.model.Endpoint;
import dev.covey.tracker.store.KnownTracker;
import java.util.List;

/**
 * How a tracker finds the others.
 *
 * @param place where it listens to them; port 0 for any free one
 * @param others that are listed
 * @param more where else others may be found (T10)
 */
public record ClusterPlan(Endpoint place, List<KnownTracker> others, List<Endpoint> more) {
  public ClusterPlan {
    others = List.copyOf(others);
    more = List.copyOf(more);
  }
}
