package dev.covey.peer.library;

import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import java.util.List;

/**
 * The network that the user chose to join (X2).
 *
 * @param address where they were told to find it
 * @param balancer whether a balancer answers there, rather than a tracker
 */
public record JoinedNetwork(Fingerprint fingerprint, Endpoint address, boolean balancer) {

  List<String> lines() {
    return List.of(fingerprint.hex(), address.toString(), Boolean.toString(balancer));
  }

  static JoinedNetwork of(List<String> lines) {
    return new JoinedNetwork(
        new Fingerprint(lines.get(0)),
        Endpoint.parse(lines.get(1)),
        Boolean.parseBoolean(lines.get(2)));
  }
}
