package dev.covey.peer.transfer;

import dev.covey.model.GroupId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The rate limits of one direction: of everything together, and of groups. Any thread may use it.
 *
 * <p>Who has to wait gets small portions, in the order in which they came; who waits for a group's
 * limit holds up nobody of another group. Another limit counts at once, also for those who wait.
 * Without any limit, a portion costs one look at {@link #limited}.
 */
public final class Throttle {
  /** A portion is so much of a second, shared by all who wait: nobody waits long for the next. */
  private static final int PORTIONS_A_SECOND = 16;

  private static final long RECENTLY = 500_000_000;
  private static final int SMALLEST = 64;
  private static final int LARGEST = 64 << 10;

  private volatile boolean limited;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<GroupId, TokenBucket> groups = new HashMap<>();
  private final Deque<Turn> waiting = new ArrayDeque<>();

  /** Null without a limit of everything. */
  private TokenBucket all;

  /** Who looks at the clock for all who wait; null if nobody waits. */
  private Turn timekeeper;

  /** One who waits; guarded by lock. */
  private static final class Turn {
    private final Lane lane;
    private final int most;
    private final Condition woken;
    private int granted;

    Turn(Lane lane, int most, Condition woken) {
      this.lane = lane;
      this.most = most;
      this.woken = woken;
    }

    boolean isOver() {
      return granted > 0 || lane.closed;
    }
  }

  /** What one connection passes through. One thread takes, any may ask and close. */
  final class Lane implements AutoCloseable {
    private final GroupId group;

    /** Changed under the lock. */
    private volatile boolean closed;

    private volatile boolean waits;
    private volatile long waitedAt = System.nanoTime() - RECENTLY;

    private Lane(GroupId group) {
      this.group = group;
    }

    /** Whether there may be something to wait for. */
    boolean isLimited() {
      return limited;
    }

    /**
     * Waits until some bytes may go.
     *
     * @return 1 to {@code most}, or 0 once closed
     */
    int take(int most) {
      return limited ? Throttle.this.take(this, most) : most;
    }

    /** Waits until these bytes, which have come already, are within the limits, or closed. */
    void pay(int bytes) {
      int left = bytes;
      while (left > 0) {
        int granted = take(left);
        if (granted == 0) {
          return;
        }
        left -= granted;
      }
    }

    /** As many bytes as should be moved at once. */
    int portion(int most) {
      return limited ? Throttle.this.portion(this, most) : most;
    }

    /** Whether it waits, or did in the last half second: then a limit is what slows it down. */
    boolean hasWaited(long now) {
      return waits || now - waitedAt < RECENTLY;
    }

    /** The narrowest limit, in bytes a second; {@link Long#MAX_VALUE} without one. */
    long rate() {
      return limited ? Throttle.this.rate(this) : Long.MAX_VALUE;
    }

    private void served() {
      if (waits) {
        waitedAt = System.nanoTime();
        waits = false;
      }
    }

    /** Lets go who waits. */
    @Override
    public void close() {
      lock.lock();
      try {
        closed = true;
        wakeAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** For one connection, which moves a file of that group. */
  Lane lane(GroupId group) {
    return new Lane(group);
  }

  /**
   * Sets all limits anew, in bytes a second; 0, or not named, is none.
   *
   * @param everything of all groups together
   */
  public void limit(long everything, Map<GroupId, Long> ofGroups) {
    lock.lock();
    try {
      long now = System.nanoTime();
      all = changed(all, everything, now);
      groups.keySet().retainAll(ofGroups.keySet());
      ofGroups.forEach((group, rate) -> groups.compute(group, (_, old) -> changed(old, rate, now)));
      limited = all != null || !groups.isEmpty();
      wakeAll();
    } finally {
      lock.unlock();
    }
  }

  private static TokenBucket changed(TokenBucket old, long rate, long now) {
    if (rate == 0) {
      return null;
    }
    if (old == null) {
      return new TokenBucket(rate, now);
    }
    old.rate(rate, now);
    return old;
  }

  private int take(Lane lane, int most) {
    lock.lock();
    Turn turn = new Turn(lane, most, lock.newCondition());
    waiting.add(turn);
    try {
      await(turn);
      return turn.granted;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 0;
    } finally {
      waiting.remove(turn);
      lane.served();
      if (turn == timekeeper) {
        timekeeper = null;
        // Another looks at the clock from now on.
        wakeFirst();
      }
      lock.unlock();
    }
  }

  private void await(Turn turn) throws InterruptedException {
    while (!turn.isOver()) {
      long pause = serve(System.nanoTime());
      if (turn.isOver()) {
        return;
      }
      turn.lane.waits = true;
      if (timekeeper == null || timekeeper == turn) {
        timekeeper = turn;
        var _ = turn.woken.awaitNanos(pause);
      } else {
        // Perhaps it is this one's turn sooner than the other thinks.
        timekeeper.woken.signal();
        turn.woken.await();
      }
    }
  }

  private void wakeAll() {
    waiting.forEach(turn -> turn.woken.signal());
  }

  private void wakeFirst() {
    waiting.stream()
        .filter(turn -> !turn.isOver())
        .findFirst()
        .ifPresent(turn -> turn.woken.signal());
  }

  /**
   * Gives a portion to everybody whose turn it is.
   *
   * @return nanoseconds until it is somebody's next
   */
  private long serve(long now) {
    Set<TokenBucket> dry = new HashSet<>();
    long pause = Long.MAX_VALUE;
    for (Turn turn : waiting) {
      if (turn.isOver()) {
        continue;
      }
      List<TokenBucket> buckets = buckets(turn.lane);
      // Nobody overtakes another who waits for the same.
      if (buckets.stream().anyMatch(dry::contains)) {
        continue;
      }
      int portion = portion(turn.lane, turn.most);
      long wait =
          buckets.stream().mapToLong(bucket -> bucket.nanosUntil(portion, now)).max().orElse(0);
      if (wait == 0) {
        buckets.forEach(bucket -> bucket.spend(portion));
        turn.granted = portion;
        turn.woken.signal();
      } else {
        pause = Math.min(pause, wait);
        buckets.stream().filter(bucket -> bucket.nanosUntil(portion, now) > 0).forEach(dry::add);
      }
    }
    return pause;
  }

  private List<TokenBucket> buckets(Lane lane) {
    return Stream.of(all, groups.get(lane.group)).filter(bucket -> bucket != null).toList();
  }

  private int portion(Lane lane, int most) {
    lock.lock();
    try {
      long rate = rate(lane);
      if (rate == Long.MAX_VALUE) {
        return most;
      }
      long fair = rate / PORTIONS_A_SECOND / Math.max(1, waiting.size());
      return Math.min(most, Math.clamp(fair, SMALLEST, LARGEST));
    } finally {
      lock.unlock();
    }
  }

  private long rate(Lane lane) {
    lock.lock();
    try {
      return buckets(lane).stream().mapToLong(TokenBucket::rate).min().orElse(Long.MAX_VALUE);
    } finally {
      lock.unlock();
    }
  }
}
