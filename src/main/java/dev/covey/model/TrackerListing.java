package dev.covey.model;

/**
 * One tracker of the network as another sees it.
 *
 * @param name for example {@code tracker-1}
 * @param up whether it answers
 * @param sessions how many devices are signed in at it
 */
public record TrackerListing(String name, Endpoint endpoint, boolean up, int sessions) {}
