package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.net.Threads;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a download does on other threads, and waits for. Confined to the download's thread.
 *
 * @param look how often it looks whether the user wants something else
 */
record Steps(DownloadId id, Inbox inbox, Wish wish, Duration look) {
  /** Waits as long as that is wanted, and so long at the most. */
  void waitWhile(Wish.Kind kind, Duration most) throws InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    long left = most.toNanos();
    while (wish.kind() == kind && left > 0) {
      var _ = inbox.poll(TimeUnit.NANOSECONDS.toMillis(left) + 1);
      left = until - System.nanoTime();
    }
  }

  /**
   * Does what may block for long on a platform thread, where it holds up no other virtual thread.
   *
   * @param meanwhile done now and then until it ends
   */
  <T> T aside(String name, Callable<T> work, Runnable meanwhile)
      throws CoveyException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    Threads.lend(name + "-" + id, task);
    while (!isDone(task)) {
      meanwhile.run();
    }
    return outcome(task);
  }

  /** Waits a while for it. */
  private boolean isDone(FutureTask<?> task) throws InterruptedException {
    try {
      var _ = task.get(look.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException _) {
      return true; // its outcome is told by the task again
    }
  }

  /** Asks a tracker, and lets go when the wish changes. */
  <T> T ask(Callable<T> question) throws CoveyException, Wish.Changed, InterruptedException {
    FutureTask<T> task = new FutureTask<>(question);
    Threads.start(
        "question-" + id,
        () -> {
          task.run();
          inbox.nudge(new DownloadEvent.Wished());
        });
    while (!task.isDone()) {
      if (wish.kind() != Wish.Kind.GO) {
        task.cancel(true);
        throw new Wish.Changed();
      }
      var _ = inbox.poll(look.toMillis());
    }
    return outcome(task);
  }

  private static <T> T outcome(FutureTask<T> task) throws CoveyException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CoveyException refused) {
        throw refused;
      }
      throw new IllegalStateException("a step failed", e.getCause());
    }
  }
}
