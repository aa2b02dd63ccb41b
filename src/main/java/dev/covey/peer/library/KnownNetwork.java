package dev.covey.peer.library;

import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import java.util.List;

/**
 * What a tracker of a network told last.
 *
 * @param name what its founder called the network
 * @param ticketKeys by which its tickets are checked
 */
public record KnownNetwork(
    Fingerprint fingerprint, String name, List<String> ticketKeys, List<Endpoint> trackers) {
  public KnownNetwork {
    ticketKeys = List.copyOf(ticketKeys);
    trackers = List.copyOf(trackers);
  }
}
