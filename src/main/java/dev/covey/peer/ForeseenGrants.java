package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.net.Threads;
import dev.covey.protocol.TrackerReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grants for files that somebody is about to fetch, asked for side by side, so that who fetches
 * many does not wait for each answer. Any thread may use it; each question waits on a virtual
 * thread of its own.
 */
final class ForeseenGrants {
  private static final Logger log = LoggerFactory.getLogger(ForeseenGrants.class);

  /** What has not been taken by then is asked anew. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  /** What was asked longest ago makes room. */
  private static final int MOST = 256;

  /** Waits for a tracker. */
  @FunctionalInterface
  interface Source {
    TrackerReply.Grant grant(GroupName group, FileName file) throws CoveyException;
  }

  private record Wanted(AccountId account, GroupName group, FileName file) {}

  private record Asked(FutureTask<TrackerReply.Grant> grant, long at) {}

  /**
   * A tracker's answer.
   *
   * @param at when it was asked, or before, as {@link System#nanoTime}: its ticket is no younger
   */
  record Granted(TrackerReply.Grant grant, long at) {}

  private final Source source;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<Wanted, Asked> asked = new LinkedHashMap<>();

  ForeseenGrants(Source source) {
    this.source = source;
  }

  /** Begins to ask. */
  void ask(AccountId account, GroupName group, FileName file) {
    FutureTask<TrackerReply.Grant> grant = new FutureTask<>(() -> source.grant(group, file));
    lock.lock();
    try {
      if (asked.size() >= MOST) {
        asked.pollFirstEntry();
      }
      asked.put(new Wanted(account, group, file), new Asked(grant, System.nanoTime()));
    } finally {
      lock.unlock();
    }
    Threads.start("grant", grant);
  }

  /** Waits for the answer, which is asked for now unless it was before. */
  Granted get(AccountId account, GroupName group, FileName file) throws CoveyException {
    Optional<Granted> foreseen = take(account, group, file);
    if (foreseen.isPresent()) {
      return foreseen.get();
    }
    long at = System.nanoTime();
    return new Granted(source.grant(group, file), at);
  }

  /** Waits for the answer, if it was asked for; empty if it was refused, too: to be asked anew. */
  private Optional<Granted> take(AccountId account, GroupName group, FileName file) {
    Asked found;
    lock.lock();
    try {
      found = asked.remove(new Wanted(account, group, file));
    } finally {
      lock.unlock();
    }
    if (found == null || System.nanoTime() - found.at > FRESH.toNanos()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Granted(found.grant.get(), found.at));
    } catch (ExecutionException e) {
      log.debug("a grant was not given ahead: {}", e.getMessage());
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
