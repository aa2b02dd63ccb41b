package dev.covey.peer;

import dev.covey.content.FileCheck;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** One file that is being compared, on a thread that {@link Rechecks} gives it. */
final class RecheckTask implements Recheck {

  /**
   * What is compared.
   *
   * @param share the share whose file it is, if it is shared
   */
  record Subject(
      GroupName group, FileName file, Path path, Manifest manifest, Optional<Share> share) {}

  private final Subject subject;
  private final CompletableFuture<Report> outcome = new CompletableFuture<>();
  private volatile boolean cancelled;

  /** Written by the task's thread. */
  private volatile long hashed;

  RecheckTask(Subject subject) {
    this.subject = subject;
  }

  /**
   * @param cut ends what others are sent of a file
   */
  void run(Shares shares, Announcer announcer, Consumer<FileId> cut) {
    try {
      FileCheck found =
          FileCheck.of(subject.path, subject.manifest, bytes -> hashed = bytes, () -> cancelled);
      subject.share.ifPresent(share -> conclude(share, found, shares, announcer, cut));
      outcome.complete(report(found));
    } catch (CoveyException e) {
      outcome.completeExceptionally(e);
    } catch (RuntimeException e) {
      outcome.completeExceptionally(
          new CoveyException(ErrorCode.FAILED, "An error in Covey: " + e, e));
      throw e;
    }
  }

  private void conclude(
      Share share, FileCheck found, Shares shares, Announcer announcer, Consumer<FileId> cut) {
    boolean offeredBefore = !share.isStopped();
    if (found.isRight()) {
      shares.verified(share, found.stamp().orElseThrow());
    } else {
      shares.damaged(share, problem(found));
      cut.accept(share.file());
    }
    if (offeredBefore != found.isRight()) {
      // The trackers offer it to others, or no longer do.
      var _ = announcer.wantEverything();
    }
  }

  private String problem(FileCheck found) {
    if (found.stamp().isEmpty()) {
      return "'%s' is gone: repair it, or stop sharing it.".formatted(subject.path);
    }
    int damaged = found.damaged().count();
    return damaged == 0
        ? "'%s' has another length than when it was shared: repair it, or share it anew."
            .formatted(subject.path)
        : "%d of %d pieces of '%s' are damaged: repair it, or share it anew."
            .formatted(damaged, subject.manifest.pieceCount(), subject.path);
  }

  private Report report(FileCheck found) {
    return new Report(
        subject.group,
        subject.file,
        subject.path,
        subject.manifest.size(),
        found.damaged(),
        found.isRight(),
        subject.share.filter(share -> !share.isStopped()).isPresent());
  }

  @Override
  public Snapshot snapshot() {
    return new Snapshot(subject.group, subject.file, subject.path, hashed, subject.manifest.size());
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public Report await() throws CoveyException {
    try {
      return outcome.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(
          ErrorCode.CANCELLED,
          "Interrupted; '%s' goes on being checked.".formatted(subject.file),
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CoveyException why) {
        throw new CoveyException(why.code(), why.getMessage(), why);
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
