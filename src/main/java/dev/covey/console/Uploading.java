package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.peer.Peer;
import dev.covey.peer.SharedFile;
import dev.covey.peer.Sharing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Shares a file and waits until it is shared, showing how far the hashing is (U11, F4). Used by the
 * console's thread; interrupting it cancels the sharing.
 */
final class Uploading {
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final Peer peer;
  private final Audience audience;
  private final ThreadFactory threads;

  Uploading(Peer peer, Audience audience, ThreadFactory threads) {
    this.peer = peer;
    this.audience = audience;
    this.threads = threads;
  }

  Result upload(ConsoleCommand.UploadFile command) throws CoveyException {
    Sharing sharing = peer.share(command.path().toAbsolutePath().normalize(), command.group());
    SharedFile file = audience.isPerson() ? awaitWatched(sharing) : awaitAlone(sharing);
    return new Result.Shared(file);
  }

  private static SharedFile awaitAlone(Sharing sharing) throws CoveyException {
    try {
      return sharing.await();
    } catch (CoveyException e) {
      if (Thread.currentThread().isInterrupted()) {
        sharing.cancel();
      }
      throw e;
    }
  }

  private SharedFile awaitWatched(Sharing sharing) throws CoveyException {
    CompletableFuture<SharedFile> shared = new CompletableFuture<>();
    threads.newThread(() -> await(sharing, shared)).start();
    try {
      while (true) {
        try {
          return shared.get(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
          audience.show(new Progress.Hashing(sharing.snapshot()));
        }
      }
    } catch (ExecutionException e) {
      CoveyException cause = (CoveyException) e.getCause();
      throw new CoveyException(cause.code(), cause.getMessage(), cause);
    } catch (InterruptedException e) {
      sharing.cancel();
      Thread.currentThread().interrupt();
      throw new CoveyException(
          ErrorCode.CANCELLED,
          "%s is not shared: you stopped it.".formatted(sharing.snapshot().name()),
          e);
    } finally {
      audience.clear();
    }
  }

  private static void await(Sharing sharing, CompletableFuture<SharedFile> shared) {
    try {
      shared.complete(sharing.await());
    } catch (CoveyException e) {
      shared.completeExceptionally(e);
    } catch (RuntimeException e) {
      shared.completeExceptionally(
          new CoveyException(ErrorCode.FAILED, "The file could not be shared.", e));
      throw e;
    }
  }
}
