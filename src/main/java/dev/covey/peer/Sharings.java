package dev.covey.peer;

import dev.covey.content.FileStamp;
import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.net.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files on their way to being shared: checked at once, then hashed in the background, two at a
 * time, the others in the order in which they came (F1 to F5). Any thread may use it; each file has
 * a thread.
 */
final class Sharings implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sharings.class);

  /** Hashing one file keeps all cores busy already; a second one hides the waits for the disk. */
  private static final int AT_ONCE = 2;

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

  private final Offers offers;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final List<SharingTask> running = new CopyOnWriteArrayList<>();

  Sharings(Offers offers) {
    this.offers = offers;
  }

  /**
   * Begins, if path, group and name will do.
   *
   * @param account who is signed in
   */
  Sharing begin(AccountId account, Path given, GroupName group) throws CoveyException {
    Path path = given.toAbsolutePath().normalize();
    FileStamp stamp = FileStamp.of(path);
    FileName name = nameOf(path);
    SharingTask task = new SharingTask(account, path, group, name, stamp);
    if (!admit(task)) {
      throw new CoveyException(
          ErrorCode.ALREADY_SHARED, "'%s' is just being shared in %s.".formatted(name, group));
    }
    boolean checked = false;
    try {
      offers.check(group, name, stamp.size());
      checked = true;
    } finally {
      if (!checked) {
        running.remove(task);
      }
    }
    Threads.start("sharing-" + name, () -> run(task));
    return task;
  }

  private synchronized boolean admit(SharingTask task) {
    return running.stream().noneMatch(task::isSameAs) && running.add(task);
  }

  private static FileName nameOf(Path path) throws CoveyException {
    try {
      return new FileName(path.getFileName().toString());
    } catch (IllegalArgumentException e) {
      throw new CoveyException(
          ErrorCode.BAD_NAME,
          "'%s' cannot be shared under its name: %s".formatted(path, e.getMessage()),
          e);
    }
  }

  private void run(SharingTask task) {
    try {
      turns.acquire();
      try {
        task.run(offers);
      } finally {
        turns.release();
      }
    } catch (InterruptedException _) {
      task.cancel();
    } finally {
      running.remove(task);
    }
  }

  void cancel(Path path, GroupName group) {
    running.stream().filter(task -> task.isOf(path, group)).forEach(SharingTask::cancel);
  }

  List<SharingSnapshot> snapshots() {
    return running.stream().filter(task -> !task.isOver()).map(SharingTask::snapshot).toList();
  }

  /** Cancels all, and waits a while for those that are just being registered. */
  @Override
  public void close() {
    running.forEach(SharingTask::cancel);
    try {
      if (!turns.tryAcquire(AT_ONCE, CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("closed while a file was still being registered");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
