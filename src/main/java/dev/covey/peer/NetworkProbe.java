package dev.covey.peer;

import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;

/**
 * Which network answered at an address.
 *
 * @param trackers how many trackers it says it has
 * @param pinned whether this peer already trusts this fingerprint
 */
public record NetworkProbe(
    Endpoint address, String network, Fingerprint fingerprint, int trackers, boolean pinned) {}
