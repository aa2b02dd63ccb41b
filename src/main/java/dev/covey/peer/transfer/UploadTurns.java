package dev.covey.peer.transfer;

import dev.covey.trust.Ticket;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Which file a downloader is sent of now, and which is next (D2). One thread {@linkplain #take
 * takes}, any other may give the next and wait.
 */
final class UploadTurns {
  /** One file that a downloader is sent of, until it opens another. */
  record Turn(PieceSource source, WantQueue wants, Supplier<Ticket> ticket) {}

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Turn next;
  private boolean busy;
  private boolean closed;

  /** Waits until nothing is being sent of a file whose wants have been closed. */
  void awaitIdle() {
    lock.lock();
    try {
      while (busy && !closed) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Has this file sent of, once that is idle; closes the source if nothing is sent any more. */
  void turnTo(Turn turn) {
    lock.lock();
    try {
      if (!closed) {
        next = turn;
        busy = true;
        changed.signalAll();
        return;
      }
    } finally {
      lock.unlock();
    }
    turn.source.close();
  }

  /** Nothing is sent after what is being sent now. */
  void finish() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the turn before, if any, and waits for the next; empty when there will be none. */
  Optional<Turn> take() {
    lock.lock();
    try {
      busy = next != null;
      changed.signalAll();
      while (next == null && !closed) {
        changed.awaitUninterruptibly();
      }
      Optional<Turn> turn = Optional.ofNullable(next);
      next = null;
      return turn;
    } finally {
      lock.unlock();
    }
  }
}
