package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.net.Threads;
import dev.covey.peer.RecheckTask.Subject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Compares shared and downloaded files with their manifests, one at a time, since each keeps all
 * cores busy. Any thread may use it; each file has a thread.
 */
final class Rechecks implements AutoCloseable {
  private final Shares shares;
  private final FetchedFiles fetched;
  private final Announcer announcer;
  private final Consumer<FileId> cut;
  private final Semaphore turn = new Semaphore(1, true);
  private final Set<RecheckTask> running = ConcurrentHashMap.newKeySet();

  /**
   * @param cut ends what others are sent of a file
   */
  Rechecks(Shares shares, FetchedFiles fetched, Announcer announcer, Consumer<FileId> cut) {
    this.shares = shares;
    this.fetched = fetched;
    this.announcer = announcer;
    this.cut = cut;
  }

  /** Begins to compare a file that the account shares in the group, or has downloaded from it. */
  Recheck begin(AccountId account, GroupName group, FileName file) throws CoveyException {
    RecheckTask task =
        new RecheckTask(
            shared(group, file)
                .or(() -> downloaded(account, group, file))
                .orElseThrow(() ->
                    new CoveyException(
                        ErrorCode.NOT_SHARED,
                        "You neither share '%s' in %s nor have all of it from there."
                            .formatted(file, group))));
    running.add(task);
    Threads.start("recheck-" + file, () -> run(task));
    return task;
  }

  private Optional<Subject> shared(GroupName group, FileName file) {
    return shares.named(Optional.of(group), file).stream()
        .findFirst()
        .map(share ->
            new Subject(
                group, file, share.kept().path(), share.kept().manifest(), Optional.of(share)));
  }

  private Optional<Subject> downloaded(AccountId account, GroupName group, FileName file) {
    return fetched
        .completed(account, group, file)
        .flatMap(kept ->
            kept.manifest()
                .map(manifest ->
                    new Subject(group, file, kept.destination(), manifest, Optional.empty())));
  }

  private void run(RecheckTask task) {
    try {
      turn.acquire();
      try {
        task.run(shares, announcer, cut);
      } finally {
        turn.release();
      }
    } catch (InterruptedException _) {
      task.cancel();
    } finally {
      running.remove(task);
    }
  }

  /** Stops all. */
  @Override
  public void close() {
    running.forEach(RecheckTask::cancel);
  }
}
