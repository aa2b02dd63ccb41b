package dev.covey.tracker.registry;

import java.util.Optional;
import java.util.UUID;

/**
 * A change with its place in the log.
 *
 * @param origin the store that accepted the command
 * @param seq the change's number at its origin, from 1, without a gap
 * @param cause the command that made it, if a person gave one
 */
public record LoggedChange(
    UUID origin, long seq, HybridTime time, Optional<Cause> cause, Change change) {
  public LoggedChange {
    if (seq < 1) {
      throw new IllegalArgumentException("an origin's first change has number 1, not " + seq);
    }
  }
}
