package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.net.Threads;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings a download to the disk while it runs, on a platform thread of its own, so that a power cut
 * costs little (D10). Of checkpoints asked for while one is being made, one alone is made next.
 */
final class Checkpoints implements AutoCloseable {
  /** Brings to the disk what was written before. */
  @FunctionalInterface
  interface Disk {
    void flush() throws CoveyException;
  }

  private final Disk disk;
  private final Inbox inbox;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean wanted;
  private boolean closed;
  private Thread thread;

  Checkpoints(Disk disk, Inbox inbox) {
    this.disk = disk;
    this.inbox = inbox;
  }

  /** There is more in the part file than before. What is fetched in a moment never needs one. */
  void make() {
    lock.lock();
    try {
      if (thread == null && !closed) {
        thread = Threads.startPlatform("checkpoints", this::run);
      }
      wanted = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (awaitWanted()) {
        disk.flush();
      }
    } catch (CoveyException e) {
      if (e.code() != ErrorCode.CANCELLED) {
        inbox.put(new DownloadEvent.DiskFailed(e), this::isClosed);
      }
    }
  }

  /** Returns false once closed. */
  private boolean awaitWanted() {
    lock.lock();
    try {
      while (!wanted && !closed) {
        changed.awaitUninterruptibly();
      }
      wanted = false;
      return !closed;
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
    Thread making;
    lock.lock();
    try {
      closed = true;
      changed.signal();
      making = thread;
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (making != null && making.isAlive()) {
      try {
        making.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
