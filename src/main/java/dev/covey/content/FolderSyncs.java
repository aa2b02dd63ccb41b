package dev.covey.content;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Brings folders to the disk for many who wait for that at once: those who ask for a folder while
 * it is being synced share the next sync. Runs on the threads that ask.
 */
final class FolderSyncs {
  /** One folder while somebody waits for it. Guarded by lock. */
  private static final class Round {
    int waiting;
    boolean running;

    /** How many had asked when the last sync that is over began, and how many have asked. */
    long done;

    long asked;
  }

  private final Consumer<Path> sync;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition over = lock.newCondition();
  private final Map<Path, Round> rounds = new HashMap<>();

  /**
   * @param sync brings one folder to the disk
   */
  FolderSyncs(Consumer<Path> sync) {
    this.sync = sync;
  }

  /** Returns when all that was in the folder before is on the disk. */
  void sync(Path folder) {
    lock.lock();
    try {
      Round round = rounds.computeIfAbsent(folder, _ -> new Round());
      long mine = ++round.asked;
      round.waiting++;
      while (round.done < mine) {
        if (round.running) {
          over.awaitUninterruptibly();
        } else {
          run(folder, round);
        }
      }
      if (--round.waiting == 0) {
        rounds.remove(folder);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Under the lock, which it lets go of meanwhile. */
  private void run(Path folder, Round round) {
    long until = round.asked;
    round.running = true;
    lock.unlock();
    try {
      sync.accept(folder);
    } finally {
      lock.lock();
      round.running = false;
      round.done = until;
      over.signalAll();
    }
  }
}
