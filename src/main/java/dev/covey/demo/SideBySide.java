package dev.covey.demo;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does the same for each of some, as many at once as there are cores, on virtual threads: more
 * would only make the network's answers late.
 */
final class SideBySide {
  private SideBySide() {}

  /** What one of them needs done. */
  @FunctionalInterface
  interface Step<A, B> {
    B apply(A each) throws CoveyException;
  }

  /**
   * The results, in the order of what they were made from.
   *
   * @throws CoveyException of the first that failed, once all have ended
   */
  static <A, B> List<B> call(List<A> all, Step<A, B> step) throws CoveyException {
    List<Callable<B>> tasks = new ArrayList<>();
    for (A each : all) {
      tasks.add(() -> step.apply(each));
    }
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofVirtual().name("demo-", 0).factory())) {
      List<B> results = new ArrayList<>();
      for (Future<B> ended : threads.invokeAll(tasks)) {
        results.add(ended.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CoveyException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(ErrorCode.CANCELLED, "interrupted", e);
    }
  }
}
