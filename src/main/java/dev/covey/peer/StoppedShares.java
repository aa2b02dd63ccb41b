package dev.covey.peer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;

/** What {@link Peer#stopShare} has ended, for who changes their mind. Any thread may use it. */
@FunctionalInterface
public interface StoppedShares {
  /**
   * Offers the files again as this device did, with what they had counted, without reading them.
   * What other devices of the user offered stays ended.
   *
   * @throws CoveyException with {@link ErrorCode#FILE_CHANGED} if a file is not what it was, or as
   *     for a file that is shared for the first time
   */
  void takeBack() throws CoveyException;
}
