package dev.covey.model;

import java.util.Optional;

/**
 * A balancer that this peer knows.
 *
 * @param up whether it answers
 * @param next the tracker that it sends newcomers to now; empty if it knows none, or is down
 */
public record BalancerListing(Endpoint endpoint, boolean up, Optional<Endpoint> next) {}
