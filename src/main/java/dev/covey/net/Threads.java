package dev.covey.net;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where threads are made: each has a name, and what it does not catch is logged once.
 * None of them keeps the process alive.
 */
public final class Threads {
  private static final Logger log = LoggerFactory.getLogger(Threads.class);

  private static final Duration KEPT = Duration.ofSeconds(10);

  /** Without a queue: whoever finds no thread that is free gets a new one. */
  private static final ThreadPoolExecutor LENT =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          KEPT.toMillis(),
          TimeUnit.MILLISECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform()
              .daemon()
              .name("lent")
              .uncaughtExceptionHandler(Threads::uncaught)
              .factory());

  private Threads() {}

  /** Starts a virtual thread, for whatever mostly waits. */
  public static Thread start(String name, Runnable body) {
    return Thread.ofVirtual().name(name).uncaughtExceptionHandler(Threads::uncaught).start(body);
  }

  /** Starts a daemon thread of the platform, for what computes long or blocks in native code. */
  public static Thread startPlatform(String name, Runnable body) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .uncaughtExceptionHandler(Threads::uncaught)
        .start(body);
  }

  /**
   * As {@link #startPlatform}, for what is short and comes often: on a thread that was used before,
   * if one is free. The body must not leave it interrupted.
   */
  public static void lend(String name, Runnable body) {
    LENT.execute(() -> {
      Thread thread = Thread.currentThread();
      String before = thread.getName();
      thread.setName(name);
      try {
        body.run();
      } finally {
        thread.setName(before);
      }
    });
  }

  /**
   * Does all at once, each on a virtual thread of that name, and comes back when they have ended or
   * the time is over.
   *
   * @return how many have not ended; they go on
   */
  public static int sideBySide(String name, List<Runnable> bodies, Duration limit)
      throws InterruptedException {
    List<Thread> threads = bodies.stream().map(body -> start(name, body)).toList();
    long until = System.nanoTime() + limit.toNanos();
    int left = 0;
    for (Thread thread : threads) {
      if (!thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
        left++;
      }
    }
    return left;
  }

  /** Makes virtual threads, named by the prefix and a count from 0. */
  public static ThreadFactory virtual(String prefix) {
    return Thread.ofVirtual().name(prefix, 0).uncaughtExceptionHandler(Threads::uncaught).factory();
  }

  /**
   * One daemon thread for short tasks at their time. Cancelled tasks leave its queue at once; a
   * periodic task that throws is logged and ends; closing it forgets what has not begun.
   */
  public static ScheduledExecutorService scheduler(String name) {
    return new Scheduler(
        Thread.ofPlatform()
            .daemon()
            .name(name)
            .uncaughtExceptionHandler(Threads::uncaught)
            .factory());
  }

  private static void uncaught(Thread thread, Throwable failure) {
    log.error("thread {} ended by a failure", thread.getName(), failure);
  }

  private static final class Scheduler extends ScheduledThreadPoolExecutor {
    Scheduler(ThreadFactory threads) {
      super(1, threads);
      setRemoveOnCancelPolicy(true);
      setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** An executor keeps a task's failure in its future, where nobody looks: log it here. */
    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
      super.afterExecute(task, thrown);
      if (thrown != null || !(task instanceof Future<?> future) || !future.isDone()) {
        return;
      }
      try {
        future.get();
      } catch (CancellationException e) {
        log.trace("a scheduled task was cancelled while it ran", e);
      } catch (ExecutionException e) {
        uncaught(Thread.currentThread(), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
