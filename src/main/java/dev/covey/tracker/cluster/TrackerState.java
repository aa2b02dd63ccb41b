package dev.covey.tracker.cluster;

import dev.covey.tracker.registry.VersionVector;
import dev.covey.tracker.store.KnownTracker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Another tracker as this one sees it.
 *
 * @param up whether it can be reached
 * @param sessions how many it said it has
 * @param held what it said it holds
 * @param lacking changes that are here, and that it has not said it has
 * @param ahead changes that it has, and that are not here yet
 * @param heard how long ago it was heard; empty if never
 * @param level when it was last seen to hold the same as this one
 */
public record TrackerState(
    KnownTracker tracker,
    boolean up,
    int sessions,
    VersionVector held,
    long lacking,
    long ahead,
    Optional<Duration> heard,
    Optional<Instant> level) {}
