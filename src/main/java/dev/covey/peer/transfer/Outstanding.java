package dev.covey.peer.transfer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
    /** It was on its way when it was dropped, perhaps to be asked for once more. */
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

  /** Copies that may come without being owed: perhaps they were on their way when dropped. */
  private final Map<Integer, Integer> dropped = new HashMap<>();

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
      pieces.stream().filter(piece -> !asked.add(piece)).forEach(this::expectAnother);
    } finally {
      lock.unlock();
    }
  }

  void drop(int piece) {
    lock.lock();
    try {
      if (asked.remove(piece)) {
        expectAnother(piece);
      }
    } finally {
      lock.unlock();
    }
  }

  private void expectAnother(int piece) {
    dropped.merge(piece, 1, Integer::sum);
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
      return dropped.containsKey(piece) ? Kind.DROPPED : Kind.NEVER_ASKED;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The piece is here, or will never come. Of several copies the first is the one that is asked
   * for.
   *
   * @return whether it was still asked for
   */
  boolean settle(int piece) {
    lock.lock();
    try {
      if (asked.remove(piece)) {
        return true;
      }
      dropped.computeIfPresent(piece, (_, copies) -> copies == 1 ? null : copies - 1);
      return false;
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
