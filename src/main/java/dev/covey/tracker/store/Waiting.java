package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waiting for what the store does on its own thread. */
public final class Waiting {
  private Waiting() {}

  /**
   * @throws CoveyException what the store refused or failed with; CANCELLED if this thread was
   *     interrupted
   */
  public static <T> T forDisk(Future<T> saved) throws CoveyException {
    try {
      return saved.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(
          ErrorCode.CANCELLED, "Stopped while the tracker was saving the command.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CoveyException failure) {
        throw new CoveyException(failure.code(), failure.getMessage(), failure);
      }
      throw new IllegalStateException("the store failed in an unforeseen way", e);
    }
  }
}
