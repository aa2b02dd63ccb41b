package dev.covey.peer.session;

import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import java.util.List;

/**
 * Which network to trust, and where to look for its trackers.
 *
 * @param fingerprint the only certificate authority whose trackers are spoken to (X2)
 * @param balancers asked for a tracker first, in this order (H2)
 * @param trackers tried next, in this order (H3)
 */
public record Network(Fingerprint fingerprint, List<Endpoint> balancers, List<Endpoint> trackers) {
  public Network {
    balancers = List.copyOf(balancers);
    trackers = List.copyOf(trackers);
  }
}
