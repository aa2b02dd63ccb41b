package dev.covey.peer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.peer.transfer.BundleResult;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Takes over what downloads and bundles tell, on their threads: has it remembered, gives others
 * their turn, and tells the news when the lock is let go of again. Whoever has commanded something
 * can wait for it here.
 */
final class DownloadReports implements DownloadWatch.Owner, Bundle.Owner {
  /** How long a command waits until what it does can be seen. */
  private static final Duration SHOWS = Duration.ofSeconds(2);

  // Immutable
  private final ReentrantLock lock;
  private final Condition changed;
  private final DownloadNews news;

  // Guarded by lock
  private final DownloadTurns turns;
  private final DownloadMemory memory;

  /**
   * @param lock of the {@link DownloadQueue}
   */
  DownloadReports(
      ReentrantLock lock, DownloadTurns turns, DownloadMemory memory, DownloadNews news) {
    this.lock = lock;
    this.changed = lock.newCondition();
    this.turns = turns;
    this.memory = memory;
    this.news = news;
  }

  @Override
  public void manifestKnown(DownloadRow row, Download of, Manifest manifest) {
    lock.lock();
    try {
      if (row.isLivedBy(of) && row.kept().manifest().isEmpty()) {
        row.keep(row.kept().withManifest(manifest));
        memory.remember(row.kept());
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void changed(DownloadRow row, Download of, TransferSnapshot snapshot) {
    lock.lock();
    try {
      // Another one may have taken its place.
      if (!row.isLivedBy(of)) {
        return;
      }
      turns.follow(row, of, snapshot);
      // Soon it is complete, or goes on; which pieces are there, the part file itself says. Where
      // that lies once it has a name for people, nothing else would (D10).
      if (snapshot.state() != TransferState.VERIFYING || row.kept().manner().part().isPresent()) {
        memory.remember(row.kept());
      }
      changed.signalAll();
      turns.next();
    } finally {
      lock.unlock();
    }
    news.changed(row.kept(), of, snapshot);
  }

  @Override
  public void bundleEnded(Bundle bundle, List<BundleResult> completed) {
    List<DownloadNews.Arrived> arrived;
    lock.lock();
    try {
      arrived = turns.follow(bundle, completed);
      if (!arrived.isEmpty()) {
        memory.remember(arrived.stream().map(DownloadNews.Arrived::download).toList());
      }
      changed.signalAll();
      turns.next();
    } finally {
      lock.unlock();
    }
    news.completed(arrived);
  }

  /**
   * Waits, for moments, until what was commanded can be seen. Under the lock, which it lets go of
   * meanwhile.
   *
   * @throws CoveyException CANCELLED if this thread was interrupted
   */
  void awaitShown(DownloadRow row, Predicate<DownloadRow> shown) throws CoveyException {
    long left = SHOWS.toNanos();
    try {
      while (!shown.test(row) && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(
          ErrorCode.CANCELLED, "Interrupted; the download does it all the same.", e);
    }
  }
}
