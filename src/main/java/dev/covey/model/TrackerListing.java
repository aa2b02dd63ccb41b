package dev.covey.model;

import java.util.Optional;

/**
 * One tracker of the network as another sees it.
 *
 * @param name for example {@code tracker-1}
 * @param up whether it answers
 * @param sessions how many devices are signed in at it
 * @param replication how far it has got, if it is known
 */
public record TrackerListing(
    String name,
    Endpoint endpoint,
    boolean up,
    int sessions,
    Optional<ReplicationStatus> replication) {

  /** A tracker of which it is not known how far it has got. */
  public TrackerListing(String name, Endpoint endpoint, boolean up, int sessions) {
    this(name, endpoint, up, sessions, Optional.empty());
  }
}
