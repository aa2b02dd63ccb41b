package dev.covey.model;

import java.util.List;
import java.util.Optional;

/**
 * How far a tracker has got with the network's changes, as another sees it.
 *
 * @param changes how many it holds
 * @param lacking how many it has yet to get from the one that is asked
 * @param ahead how many the one that is asked has yet to get from it
 * @param heardMillis milliseconds since it was heard; empty if never
 * @param levelAt milliseconds since 1970 when both last held the same; empty if never, or it is the
 *     one that is asked
 * @param vector per origin of changes, {@code origin:number}
 */
public record ReplicationStatus(
    long changes,
    long lacking,
    long ahead,
    Optional<Long> heardMillis,
    Optional<Long> levelAt,
    List<String> vector) {
  public ReplicationStatus {
    vector = List.copyOf(vector);
  }
}
