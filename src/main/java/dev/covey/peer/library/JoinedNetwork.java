package dev.covey.peer.library;

import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;

/**
 * The network that the user chose to join (X2).
 *
 * @param address where they were told to find it
 * @param balancer whether a balancer answers there, rather than a tracker
 */
public record JoinedNetwork(Fingerprint fingerprint, Endpoint address, boolean balancer) {}
