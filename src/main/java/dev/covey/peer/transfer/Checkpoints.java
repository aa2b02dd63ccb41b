package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.PieceSet;
import dev.covey.net.Threads;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings a download to the disk while it runs, on a platform thread of its own: the data first,
 * then the note of which pieces are good (D10). Of checkpoints asked for while one is being made,
 * the last alone is made next.
 */
final class Checkpoints implements AutoCloseable {
  private final PartStore store;
  private final Inbox inbox;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private PieceSet next;
  private boolean closed;
  private Thread thread;

  Checkpoints(PartStore store, Inbox inbox) {
    this.store = store;
    this.inbox = inbox;
  }

  void start() {
    thread = Threads.startPlatform("checkpoints", this::run);
  }

  /** These pieces are in the part file. */
  void make(PieceSet done) {
    lock.lock();
    try {
      next = done;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (PieceSet done = take(); done != null; done = take()) {
        store.checkpoint(done);
      }
    } catch (CoveyException e) {
      if (e.code() != ErrorCode.CANCELLED) {
        inbox.put(new DownloadEvent.DiskFailed(e), this::isClosed);
      }
    }
  }

  /** Waits for the next; null once closed. */
  private PieceSet take() {
    lock.lock();
    try {
      while (next == null && !closed) {
        changed.awaitUninterruptibly();
      }
      PieceSet taken = closed ? null : next;
      next = null;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when nothing is being written to the disk any more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
