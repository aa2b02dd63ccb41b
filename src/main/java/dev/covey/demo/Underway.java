package dev.covey.demo;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Something made on a platform thread of its own while another goes on, which asks for it when it
 * needs it. Closing interrupts what is not finished and returns once it has ended, or at once if
 * interrupted itself.
 */
final class Underway<T> implements AutoCloseable {
  private final FutureTask<T> task;
  private final Thread thread;

  private Underway(String name, Callable<T> work) {
    this.task = new FutureTask<>(work);
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(task);
  }

  static <T> Underway<T> start(String name, Callable<T> work) {
    Underway<T> underway = new Underway<>(name, work);
    underway.thread.start();
    return underway;
  }

  /**
   * Waits until it is made.
   *
   * @throws CoveyException as the work ended, or if the waiting thread was interrupted
   * @throws IOException as the work ended
   */
  T await() throws CoveyException, IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case CoveyException refusal -> throw refusal;
        case IOException failure -> throw failure;
        case Throwable cause -> throw new IllegalStateException(cause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(ErrorCode.CANCELLED, "interrupted", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
