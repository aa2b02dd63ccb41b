package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for work that goes on elsewhere, and shows a person how far it is. Used by the console's
 * thread; interrupting it cancels the work.
 */
final class Watching {
  private static final Duration BETWEEN = Duration.ofMillis(100);

  /** Something that goes on elsewhere. */
  interface Work<T> {
    Progress progress();

    void cancel();

    T await() throws CoveyException;

    /** What is the case when it was stopped, for people. */
    String stopped();
  }

  private final Audience audience;
  private final ThreadFactory threads;

  Watching(Audience audience, ThreadFactory threads) {
    this.audience = audience;
    this.threads = threads;
  }

  <T> T await(Work<T> work) throws CoveyException {
    return audience.isPerson() ? awaitWatched(work) : awaitAlone(work);
  }

  private static <T> T awaitAlone(Work<T> work) throws CoveyException {
    try {
      return work.await();
    } catch (CoveyException e) {
      if (Thread.currentThread().isInterrupted()) {
        work.cancel();
      }
      throw e;
    }
  }

  private <T> T awaitWatched(Work<T> work) throws CoveyException {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    threads.newThread(() -> await(work, outcome)).start();
    try {
      while (true) {
        try {
          return outcome.get(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
          audience.show(work.progress());
        }
      }
    } catch (ExecutionException e) {
      CoveyException cause = (CoveyException) e.getCause();
      throw new CoveyException(cause.code(), cause.getMessage(), cause);
    } catch (InterruptedException e) {
      work.cancel();
      Thread.currentThread().interrupt();
      throw new CoveyException(ErrorCode.CANCELLED, work.stopped(), e);
    } finally {
      audience.clear();
    }
  }

  private static <T> void await(Work<T> work, CompletableFuture<T> outcome) {
    try {
      outcome.complete(work.await());
    } catch (CoveyException e) {
      outcome.completeExceptionally(e);
    } catch (RuntimeException e) {
      outcome.completeExceptionally(
          new CoveyException(ErrorCode.FAILED, "An error in Covey; the log says more.", e));
      throw e;
    }
  }
}
