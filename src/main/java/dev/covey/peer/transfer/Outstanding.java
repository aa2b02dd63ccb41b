package dev.covey.peer.transfer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a seeder owes on one connection. The download's thread asks and drops, the reader takes note
 * of what comes.
 */
final class Outstanding {
  /** What to make of a piece that comes. */
  enum Kind {
    ASKED,
    /** It was on its way when it was dropped. */
    DROPPED,
    NEVER_ASKED
  }

  /**
   * Who sends fewer bytes of a piece than this within the time after which a silent seeder is given
   * up is as good as silent: else a byte now and then would hold a piece for days. An honest seeder
   * sends TLS records of twice as many.
   */
  static final int LEAST = 8 << 10;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Integer> asked = new HashSet<>();
  private final Set<Integer> dropped = new HashSet<>();

  /** Confined to the reader: bytes that came since {@link #heardAt}. */
  private int heard;

  /** Since when the seeder keeps us waiting, as {@link System#nanoTime}. */
  private volatile long heardAt;

  /** Whether we keep the seeder waiting. */
  private volatile boolean held;

  void ask(Collection<Integer> pieces, long now) {
    lock.lock();
    try {
      if (asked.isEmpty()) {
        heardAt = now;
      }
      asked.addAll(pieces);
      dropped.removeAll(pieces);
    } finally {
      lock.unlock();
    }
  }

  void drop(int piece) {
    lock.lock();
    try {
      if (asked.remove(piece)) {
        dropped.add(piece);
      }
    } finally {
      lock.unlock();
    }
  }

  /** So many bytes of a piece came. Whatever else a seeder says pays no debt. */
  void heard(int bytes, long now) {
    heard += bytes;
    if (heard >= LEAST) {
      heard = 0;
      heardAt = now;
    }
  }

  /** A piece came to its end, which may have been a short one. */
  void heardWhole(long now) {
    heard = 0;
    heardAt = now;
  }

  /** Bytes are left unread on purpose: it is not for the seeder to send more. */
  void hold() {
    held = true;
  }

  /** They are read again, after so many nanoseconds that are not the seeder's. */
  void goOn(long after) {
    lock.lock();
    try {
      long since = heardAt;
      heardAt = since + after;
      held = false;
    } finally {
      lock.unlock();
    }
  }

  Kind kind(int piece) {
    lock.lock();
    try {
      if (asked.contains(piece)) {
        return Kind.ASKED;
      }
      return dropped.contains(piece) ? Kind.DROPPED : Kind.NEVER_ASKED;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The piece is here, or will never come.
   *
   * @return whether it was still asked for
   */
  boolean settle(int piece) {
    lock.lock();
    try {
      dropped.remove(piece);
      return asked.remove(piece);
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing is on its way any more, as far as one can know. */
  boolean isSettled() {
    lock.lock();
    try {
      return asked.isEmpty() && dropped.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Whether pieces are owed and nothing to speak of came of any for so long. */
  boolean isStalled(long now, Duration limit) {
    lock.lock();
    try {
      return !held && !asked.isEmpty() && now - heardAt > limit.toNanos();
    } finally {
      lock.unlock();
    }
  }
}
