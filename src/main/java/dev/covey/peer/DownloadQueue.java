package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.net.Threads;
import dev.covey.peer.DownloadState.Phase;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.transfer.Download;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All downloads that this device remembers, and whose turn it is: a few run at a time, the others
 * wait in the order in which they were begun, or were moved to (U14, U16, D10, D12). Any thread may
 * use it, and looking takes no lock; the downloads have threads of their own.
 */
final class DownloadQueue implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DownloadQueue.class);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  /** What a command does with a row, under the lock. */
  interface Change {
    void apply(DownloadRow row) throws CoveyException;
  }

  // Immutable
  private final DownloadMemory memory;
  private final Bundles bundles;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by lock, but for looking at the rows; the memory too
  private final DownloadRows rows;
  private final DownloadTurns turns;
  private final DownloadReports reports;

  /**
   * Takes up what is remembered; nothing runs until somebody is signed in.
   *
   * @param atOnce how many run, unless another choice is remembered
   */
  DownloadQueue(
      DownloadMemory memory,
      int atOnce,
      DownloadWatch.Maker maker,
      Bundles bundles,
      DownloadNews news)
      throws CoveyException {
    this.rows = new DownloadRows(memory.atOnce().orElse(atOnce), memory.order());
    this.memory = memory;
    this.bundles = bundles;
    this.turns = new DownloadTurns(rows, bundles, row -> watched(row, maker));
    this.reports = new DownloadReports(lock, turns, memory, news);
    bundles.of(reports);
    for (KeptDownload kept : memory.all()) {
      rows.add(new DownloadRow(kept));
    }
  }

  private Download watched(DownloadRow row, DownloadWatch.Maker maker) {
    return DownloadWatch.watched(row, maker, reports);
  }

  /** Oldest first. */
  List<DownloadRow> inOrder() {
    return rows.inOrder();
  }

  /** Those of an account that have not ended, in the order in which it is their turn. */
  List<DownloadRow> inTurn(Optional<AccountId> account) {
    return rows.inTurn(account);
  }

  int atOnce() {
    return rows.atOnce();
  }

  Optional<DownloadRow> find(DownloadId id) {
    return rows.find(id);
  }

  private DownloadRow require(DownloadId id) throws CoveyException {
    return rows.find(id)
        .orElseThrow(
            () -> new CoveyException(ErrorCode.UNKNOWN_DOWNLOAD, "There is no such download."));
  }

  /** That account is signed in: its downloads go on, those of others stop (D12). */
  void activate(AccountId account) {
    List<Download> others;
    lock.lock();
    try {
      others = turns.activate(account);
    } finally {
      lock.unlock();
    }
    others.forEach(Download::close);
  }

  /** Nobody is signed in: what runs goes on as long as its tickets do, nothing else begins. */
  void deactivate() {
    lock.lock();
    try {
      turns.deactivate();
    } finally {
      lock.unlock();
    }
  }

  /** Begins downloads, or lets them wait for their turn. */
  void add(List<DownloadRow> begun) throws CoveyException {
    lock.lock();
    try {
      memory.begin(begun.stream().map(DownloadRow::kept).toList());
      begun.forEach(rows::add);
      turns.next();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Does something with a download, remembers it, and gives others their turn.
   *
   * @param shown whether it can be seen; waited for, for moments
   */
  void change(DownloadId id, Change change, Predicate<DownloadRow> shown) throws CoveyException {
    lock.lock();
    try {
      DownloadRow row = require(id);
      change.apply(row);
      rows.changed(row);
      memory.remember(row.kept());
      turns.next();
      reports.awaitShown(row, shown);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts a download at another place. Whoever runs goes on; this decides who is next.
   *
   * @param wrong what is refused if it has ended
   */
  void move(DownloadId id, QueueMove move, Function<DownloadRow, CoveyException> wrong)
      throws CoveyException {
    lock.lock();
    try {
      DownloadRow row = require(id);
      if (row.phase() == Phase.ENDED) {
        throw wrong.apply(row);
      }
      List<DownloadId> order = rows.moved(row, move);
      memory.order(order);
      rows.order(order);
    } finally {
      lock.unlock();
    }
  }

  /** Lets so many run from now on: others go on, or the last in turn wait again. */
  void atOnce(int most) throws CoveyException {
    lock.lock();
    try {
      memory.atOnce(most);
      turns.atOnce(most);
    } finally {
      lock.unlock();
    }
  }

  /** The live part of a download, made if there is none. Under the lock. */
  Download enliven(DownloadRow row) {
    return turns.enliven(row);
  }

  /** Remembers it no more; gives it back if it was known. */
  Optional<DownloadRow> remove(DownloadId id) throws CoveyException {
    lock.lock();
    try {
      memory.forget(id);
      return rows.remove(id);
    } finally {
      lock.unlock();
    }
  }

  /** Bytes a second that come for files which are fetched together. */
  long bundleRate() {
    return bundles.rate();
  }

  /** Stops all, side by side, and keeps what they have fetched for the next run. */
  @Override
  public void close() {
    List<Runnable> closing = new ArrayList<>();
    lock.lock();
    try {
      turns.close();
      bundles.live().forEach(bundle -> closing.add(bundle::close));
      rows.live().forEach(row -> closing.add(() -> close(row)));
    } finally {
      lock.unlock();
    }
    try {
      int left = Threads.sideBySide("download-close", closing, CLOSE_LIMIT);
      if (left > 0) {
        log.warn("{} downloads are still being closed", left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void close(DownloadRow row) {
    Optional<Download> live = row.live();
    live.ifPresent(Download::close);
    lock.lock();
    try {
      if (row.phase() != Phase.ENDED) {
        live.map(Download::snapshot).ifPresent(row::follow);
        memory.remember(row.kept());
      }
    } finally {
      lock.unlock();
    }
  }
}
