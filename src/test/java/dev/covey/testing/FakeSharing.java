package dev.covey.testing;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.peer.SharedFile;
import dev.covey.peer.Sharing;
import dev.covey.peer.SharingSnapshot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A sharing that goes as far as a test says. Any thread. */
public final class FakeSharing implements Sharing {
  /** What registering the file at the end does. */
  interface Registration {
    SharedFile register() throws CoveyException;
  }

  private final Registration registration;
  private final CompletableFuture<SharedFile> outcome = new CompletableFuture<>();
  private volatile SharingSnapshot snapshot;

  FakeSharing(SharingSnapshot snapshot, Registration registration) {
    this.snapshot = snapshot;
    this.registration = registration;
  }

  /** So many bytes are hashed by now. */
  public void hashed(long bytes) {
    SharingSnapshot was = snapshot;
    snapshot = new SharingSnapshot(was.path(), was.group(), was.name(), bytes, was.size());
  }

  /** The file is hashed and registered. */
  public void finish() {
    hashed(snapshot.size());
    try {
      outcome.complete(registration.register());
    } catch (CoveyException e) {
      outcome.completeExceptionally(e);
    }
  }

  public void fail(ErrorCode code, String message) {
    outcome.completeExceptionally(new CoveyException(code, message));
  }

  boolean isOver() {
    return outcome.isDone();
  }

  @Override
  public SharingSnapshot snapshot() {
    return snapshot;
  }

  @Override
  public void cancel() {
    fail(ErrorCode.CANCELLED, "Sharing %s was cancelled.".formatted(snapshot.name()));
  }

  @Override
  public SharedFile await() throws CoveyException {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      CoveyException cause = (CoveyException) e.getCause();
      throw new CoveyException(cause.code(), cause.getMessage(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(ErrorCode.CANCELLED, "Interrupted.", e);
    }
  }
}
