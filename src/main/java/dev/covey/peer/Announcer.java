package dev.covey.peer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.net.Threads;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps trackers told of what this device offers, on one virtual thread of its own: after signing
 * in, and whenever something changed that they were not told (F10, F12, F13, S4). Any thread may
 * say that it is time.
 */
final class Announcer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Announcer.class);
  private static final Duration RETRY = Duration.ofSeconds(3);

  /** So long after signing in a tracker may yet hear from another what this device offers. */
  private static final Duration UNHEARD = Duration.ofSeconds(60);

  /** What is finished without a longer pause is told together, but for who keeps finishing. */
  private static final Duration GATHER = Duration.ofMillis(100);

  private static final Duration GATHER_MOST = Duration.ofSeconds(1);

  private static final Duration KEEP_COUNTS = Duration.ofSeconds(20);

  private final Shares shares;
  private final ShareCheck check;
  private final StandingOffers offers;
  private final Thread thread = Threads.virtual("announcer-").newThread(this::run);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by lock: how many times it was wanted, and up to which of them it is done
  private long wanted;
  private long done;
  private boolean verify;
  private boolean everything;
  private Set<FileId> doubted = Set.of();

  // Confined to the thread: when it was last wanted after signing in, and what was mendable then
  private long signedIn = System.nanoTime();
  private List<Share> mendable = List.of();

  Announcer(Shares shares, ShareCheck check, StandingOffers offers) {
    this.shares = shares;
    this.check = check;
    this.offers = offers;
  }

  void start() {
    thread.start();
  }

  /**
   * Has all files looked at, whether they are still as they were shared, and everything announced,
   * soon.
   *
   * @return what {@link #await} takes
   */
  long wantEverything() {
    return want(true, Set.of());
  }

  /** Has finished downloads announced, soon. */
  void wantFinished() {
    var _ = want(false, Set.of());
  }

  /** Has the tracker asked, soon, whether it still takes that file as offered (F11). */
  void wantChecked(FileId file) {
    var _ = want(false, Set.of(file));
  }

  private long want(boolean all, Set<FileId> files) {
    lock.lock();
    try {
      wanted++;
      verify |= all;
      everything |= all;
      if (!files.isEmpty()) {
        doubted = new HashSet<>(doubted);
        doubted.addAll(files);
      }
      changed.signalAll();
      return wanted;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until that is done, or the limit is over: then it goes on in the background. */
  void await(long turn, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (done < turn && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (true) {
        announce();
      }
    } catch (InterruptedException _) {
      log.trace("closed");
    }
  }

  private void announce() throws InterruptedException {
    if (!awaitTurn()) {
      shares.keepCounts();
      return;
    }
    gather();
    long turn;
    boolean look;
    boolean all;
    Set<FileId> files;
    lock.lockInterruptibly();
    try {
      turn = wanted;
      look = verify;
      verify = false;
      all = everything;
      everything = false;
      files = doubted;
      doubted = Set.of();
    } finally {
      lock.unlock();
    }
    if (look) {
      signedIn = System.nanoTime();
      mendable = check.verify();
    }
    if (told(all, files)) {
      mendable = all ? List.of() : mendable;
      finish(turn);
    } else {
      rest(all || !files.isEmpty());
    }
  }

  /** Waits until it is wanted; false if that took long. */
  private boolean awaitTurn() throws InterruptedException {
    long left = KEEP_COUNTS.toNanos();
    lock.lockInterruptibly();
    try {
      while (done == wanted && left > 0) {
        left = changed.awaitNanos(left);
      }
      return done != wanted;
    } finally {
      lock.unlock();
    }
  }

  /** For finished downloads nobody waits, and more may be about to finish. */
  private void gather() throws InterruptedException {
    long until = System.nanoTime() + GATHER_MOST.toNanos();
    lock.lockInterruptibly();
    try {
      long before = -1;
      while (!everything && wanted != before && System.nanoTime() - until < 0) {
        before = wanted;
        pause(GATHER.toNanos(), before);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Under the lock, until more is wanted, or that time is over. */
  private void pause(long nanos, long before) throws InterruptedException {
    long left = nanos;
    while (!everything && wanted == before && left > 0) {
      left = changed.awaitNanos(left);
    }
  }

  /** Whether there is nothing left to tell for now. */
  private boolean told(boolean all, Set<FileId> files) {
    boolean patient = System.nanoTime() - signedIn < UNHEARD.toNanos();
    try {
      if (all) {
        return offers.announce(mendable, patient);
      }
      boolean told = offers.announceFinished(patient);
      offers.check(files);
      return told;
    } catch (CoveyException e) {
      log.info("offers were not announced: {}", e.getMessage());
      return switch (e.code()) {
        // When a tracker knows this session again, it will be wanted again.
        case SIGN_IN_FIRST, NO_TRACKER, TRACKERS_DOWN, UNTRUSTED_NETWORK, CANCELLED -> true;
        case ErrorCode _ -> false;
      };
    }
  }

  /** Waits before it is tried again, unless there is more to tell by then. */
  private void rest(boolean all) throws InterruptedException {
    long left = RETRY.toNanos();
    lock.lockInterruptibly();
    try {
      everything |= all;
      long before = wanted;
      while (wanted == before && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void finish(long turn) {
    lock.lock();
    try {
      done = turn;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
