package dev.covey.peer.library;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to the disk what was noted in the library, on a platform thread and a connection of its
 * own, so that a thousand notes cost a few syncs and nobody waits for one. Any thread may say that
 * it is wanted.
 */
final class Catchup implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Catchup.class);

  /** Between two; a power cut costs what was noted since. */
  private static final long PAUSE_MILLIS = 250;

  private final Path file;
  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean wanted;
  private boolean closed;

  /** Null until started. */
  private volatile Thread thread;

  Catchup(Path file) {
    this.file = file;
  }

  /**
   * @param threads starts a thread of that name
   */
  void start(BiFunction<String, Runnable, Thread> threads) throws SQLException {
    Connection connection = Schema.connect(file);
    thread = threads.apply("library-catchup", () -> run(connection));
  }

  void wanted() {
    lock.lock();
    try {
      if (!wanted) {
        wanted = true;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run(Connection connection) {
    try (connection) {
      while (awaitWanted()) {
        Schema.checkpoint(connection);
      }
    } catch (SQLException e) {
      // The next update that is synced says so to whoever waits for it.
      log.warn("notes in {} may not outlast a power cut: {}", file, e.getMessage());
    } catch (InterruptedException _) {
      log.debug("{} is not brought to the disk any more", file);
    }
  }

  /** Returns false once closed; what is noted last is brought to the disk by the closing itself. */
  private boolean awaitWanted() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!wanted && !closed) {
        changed.await();
      }
      long left = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      wanted = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when nothing is being brought to the disk any more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    Thread running = thread;
    if (running == null) {
      return;
    }
    try {
      running.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
