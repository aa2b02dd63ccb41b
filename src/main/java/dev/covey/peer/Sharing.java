package dev.covey.peer;

import dev.covey.model.CoveyException;

/** A file that is being hashed and registered (F4). May be used by any thread. */
public interface Sharing {
  SharingSnapshot snapshot();

  /** Stops hashing; nothing is registered. Does nothing once the file is shared. */
  void cancel();

  /**
   * Waits until the file is shared.
   *
   * @throws CoveyException why it is not
   */
  SharedFile await() throws CoveyException;
}
