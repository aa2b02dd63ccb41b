package dev.covey.peer;

import dev.covey.content.FileHasher;
import dev.covey.content.FileStamp;
import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One file that is being hashed and registered (F4), on a thread that {@link Sharings} gives it.
 */
final class SharingTask implements Sharing {
  // Immutable
  private final AccountId account;
  private final Path path;
  private final GroupName group;
  private final FileName name;
  private final FileStamp stamp;
  private final CompletableFuture<SharedFile> outcome = new CompletableFuture<>();

  /** How far it is: it can be cancelled until it is being registered. */
  private enum Phase {
    HASHING,
    REGISTERING,
    CANCELLED
  }

  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.HASHING);

  /** Written by the task's thread. */
  private volatile long hashed;

  /**
   * @param path absolute
   * @param stamp of the file when it was asked for
   */
  SharingTask(AccountId account, Path path, GroupName group, FileName name, FileStamp stamp) {
    this.account = account;
    this.path = path;
    this.group = group;
    this.name = name;
    this.stamp = stamp;
  }

  /** Whether it is on its way, of that file to that group. */
  boolean isOf(Path file, GroupName in) {
    return !isOver() && path.equals(file) && group.equals(in);
  }

  boolean isSameAs(SharingTask other) {
    return isOf(other.path, other.group);
  }

  void run(Offers offers) {
    try {
      Manifest manifest =
          FileHasher.hash(
              path, stamp, bytes -> hashed = bytes, () -> phase.get() == Phase.CANCELLED);
      if (!phase.compareAndSet(Phase.HASHING, Phase.REGISTERING)) {
        return;
      }
      outcome.complete(offers.register(account, group, name, path, stamp, manifest));
    } catch (CoveyException e) {
      outcome.completeExceptionally(e);
    } catch (RuntimeException e) {
      outcome.completeExceptionally(
          new CoveyException(ErrorCode.FAILED, "An error in Covey: " + e, e));
      throw e;
    }
  }

  boolean isOver() {
    return outcome.isDone();
  }

  @Override
  public SharingSnapshot snapshot() {
    return new SharingSnapshot(path, group, name, hashed, stamp.size());
  }

  @Override
  public void cancel() {
    if (phase.compareAndSet(Phase.HASHING, Phase.CANCELLED)) {
      outcome.completeExceptionally(
          new CoveyException(ErrorCode.CANCELLED, "Sharing '%s' was cancelled.".formatted(name)));
    }
  }

  @Override
  public SharedFile await() throws CoveyException {
    try {
      return outcome.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(
          ErrorCode.CANCELLED, "Interrupted; '%s' goes on being shared.".formatted(name), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CoveyException why) {
        throw new CoveyException(why.code(), why.getMessage(), why);
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
