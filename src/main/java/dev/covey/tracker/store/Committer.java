package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs on one thread of its own, which alone writes the store. What waits when it comes round
 * shares one transaction, so that many commands cost one sync of the disk (group commit). Works are
 * done in the order in which they were handed in; any thread may do so.
 *
 * <p>If the disk fails, all that shared the transaction fails and is undone.
 */
final class Committer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Committer.class);

  /** Works that wait; when it is full, whoever hands one in waits a while, and then is refused. */
  private static final int QUEUE = 4_096;

  private static final int MOST_IN_A_TRANSACTION = 1_024;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What is done inside a transaction, on the committer's thread. */
  interface Work<R> {
    /**
     * @throws SQLException the disk failed: everything in the transaction is undone
     * @throws CoveyException this work is refused; what it has written stays
     */
    R run() throws SQLException, CoveyException;
  }

  /** What is told how each transaction ended, on the committer's thread. */
  interface Participant {
    void committed();

    /** What was not committed is gone. */
    void rolledBack();
  }

  private final Path file;
  private final Statements sql;
  private final Participant participant;
  private final BlockingQueue<Item<?>> queue = new ArrayBlockingQueue<>(QUEUE);

  private volatile boolean closed;
  private volatile boolean ended;
  private volatile Thread thread;

  Committer(Path file, Statements sql, Participant participant) {
    this.file = file;
    this.sql = sql;
    this.participant = participant;
  }

  void start(BiFunction<String, Runnable, Thread> threads) {
    thread = threads.apply("store-writer", this::run);
  }

  /** The future completes after the commit, on the committer's thread. */
  <R> CompletableFuture<R> submit(Work<R> work) {
    Item<R> item = new Item<>(work);
    try {
      if (closed) {
        item.fail(refusal("is closed"));
      } else if (!queue.offer(item, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        item.fail(refusal("cannot keep up with what it is given"));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      item.fail(
          new CoveyException(ErrorCode.CANCELLED, "Stopped while waiting for the tracker's disk."));
    }
    if (ended) {
      refuseWaiting();
    }
    return item.future;
  }

  private CoveyException refusal(String why) {
    return new CoveyException(
        ErrorCode.FAILED, "The tracker's store %s %s; try again.".formatted(file, why));
  }

  private void run() {
    List<Item<?>> batch = new ArrayList<>();
    try {
      while (!closed || !queue.isEmpty()) {
        batch.clear();
        batch.add(queue.take());
        queue.drainTo(batch, MOST_IN_A_TRANSACTION - 1);
        commit(batch);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
      refuseWaiting();
    }
  }

  private void commit(List<Item<?>> batch) {
    try {
      sql.update("BEGIN IMMEDIATE");
      for (Item<?> item : batch) {
        item.run();
      }
      sql.update("COMMIT");
    } catch (SQLException | RuntimeException | Error e) {
      log.warn("a transaction of {} works on {} failed and is undone", batch.size(), file, e);
      rollBack();
      CoveyException failure = StoreFailure.of(file, e);
      batch.forEach(item -> item.fail(failure));
      return;
    }
    participant.committed();
    batch.forEach(Item::complete);
  }

  private void rollBack() {
    try {
      sql.update("ROLLBACK");
    } catch (SQLException e) {
      log.debug("SQLite had rolled back {} by itself", file, e);
    }
    participant.rolledBack();
  }

  private void refuseWaiting() {
    for (Item<?> item = queue.poll(); item != null; item = queue.poll()) {
      item.fail(refusal("is closed"));
    }
  }

  /** Does what is waiting, then stops. */
  @Override
  public void close() {
    closed = true;
    // Wakes the thread if it waits; if the queue is full it does not.
    boolean _ = queue.offer(new Item<>(() -> null));
    Thread running = thread;
    if (running == null || running.equals(Thread.currentThread())) {
      return;
    }
    try {
      running.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** A work, what it came to, and who waits for it. Run and completed by the committer's thread. */
  private static final class Item<R> {
    private final Work<R> work;
    private final CompletableFuture<R> future = new CompletableFuture<>();
    private R result;
    private CoveyException refusal;

    Item(Work<R> work) {
      this.work = work;
    }

    void run() throws SQLException {
      try {
        result = work.run();
      } catch (CoveyException e) {
        refusal = e;
      }
    }

    void complete() {
      if (refusal == null) {
        future.complete(result);
      } else {
        future.completeExceptionally(refusal);
      }
    }

    void fail(CoveyException failure) {
      future.completeExceptionally(failure);
    }
  }
}
