package dev.covey.tracker.store;

import dev.covey.model.Endpoint;

/**
 * Another tracker of the network.
 *
 * @param name for example {@code tracker-2}
 * @param endpoint where peers reach it
 * @param place where other trackers reach it
 */
public record KnownTracker(String name, Endpoint endpoint, Endpoint place) {}
