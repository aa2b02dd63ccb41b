package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.trust.PasswordHasher;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Who waits for a password to be hashed (S6). Any thread may call it. The queue is bounded: beyond
 * it one is refused at once, rather than answered when nobody waits for it any more.
 */
final class PasswordQueue {
  private final PasswordHasher hasher;
  private final Semaphore places;

  /**
   * @param most that may wait, those being hashed included
   */
  PasswordQueue(PasswordHasher hasher, int most) {
    this.hasher = hasher;
    this.places = new Semaphore(most);
  }

  /**
   * @throws CoveyException LIMIT_EXCEEDED if too many wait
   */
  String hash(String password) throws CoveyException {
    enter();
    try {
      return hasher.hash(password);
    } finally {
      places.release();
    }
  }

  /**
   * As {@link PasswordHasher#verify}.
   *
   * @throws CoveyException LIMIT_EXCEEDED if too many wait
   */
  boolean verify(String password, Optional<String> storedHash) throws CoveyException {
    enter();
    try {
      return hasher.verify(password, storedHash);
    } finally {
      places.release();
    }
  }

  private void enter() throws CoveyException {
    if (!places.tryAcquire()) {
      throw new CoveyException(
          ErrorCode.LIMIT_EXCEEDED, "Very many are signing in right now; try again in a moment.");
    }
  }
}
