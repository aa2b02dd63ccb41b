package dev.covey.peer.transfer;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one downloader still wants, in order and each piece once. One thread adds, another takes. It
 * holds no more than {@link #MOST} pieces: who wants more at once is told so by {@link #add}.
 */
final class WantQueue {
  /** Half a gigabyte: more than any link holds on its way. */
  static final int MOST = 1_024;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Integer> wanted = new LinkedHashSet<>();
  private boolean closed;

  /**
   * @return false if that is too many
   */
  boolean add(List<Integer> pieces) {
    lock.lock();
    try {
      wanted.addAll(pieces);
      changed.signal();
      return wanted.size() <= MOST;
    } finally {
      lock.unlock();
    }
  }

  void drop(List<Integer> pieces) {
    lock.lock();
    try {
      pieces.forEach(wanted::remove);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next piece; empty once closed. */
  OptionalInt take() {
    lock.lock();
    try {
      while (wanted.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      if (closed) {
        return OptionalInt.empty();
      }
      Iterator<Integer> first = wanted.iterator();
      int piece = first.next();
      first.remove();
      return OptionalInt.of(piece);
    } finally {
      lock.unlock();
    }
  }

  boolean isEmpty() {
    lock.lock();
    try {
      return wanted.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
