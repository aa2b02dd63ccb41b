package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.net.Threads;
import dev.covey.peer.DownloadRow.Phase;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.KeptDownload.Fate;
import dev.covey.peer.library.Library;
import dev.covey.peer.session.Dispatcher;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.TransferSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All downloads that this device remembers: a few run at a time, the others wait for their turn in
 * the order in which they were begun (U14, U16, D10, D12). Any thread may use it, and looking takes
 * no lock; the downloads have threads of their own.
 */
final class Downloads implements DownloadWatch.Owner, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Downloads.class);

  /** So many run at once. One that waited for a seeder and goes on by itself may exceed it. */
  static final int AT_ONCE = 5;

  /** How long a command waits until what it does can be seen. */
  private static final Duration SHOWS = Duration.ofSeconds(2);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  /** Makes the live part of a download, not started yet. */
  interface Maker {
    Download make(DownloadRow row, Download.Observer observer);
  }

  /** Told when a download is complete, on its thread. */
  interface Finished {
    void completed(KeptDownload download, Download.Completed file);
  }

  // Immutable
  private final DownloadMemory memory;
  private final Maker maker;
  private final Finished finished;
  private final Dispatcher<PeerEvent> events;

  /** Written under the lock. */
  private final Map<DownloadId, DownloadRow> rows = new ConcurrentHashMap<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by lock; the memory too
  private Optional<AccountId> signedIn = Optional.empty();
  private boolean closed;

  /** Takes up what the library remembers; nothing runs until somebody is signed in. */
  Downloads(Library library, Maker maker, Finished finished, Dispatcher<PeerEvent> events)
      throws CoveyException {
    this.memory = new DownloadMemory(library);
    this.maker = maker;
    this.finished = finished;
    this.events = events;
    for (KeptDownload kept : memory.all()) {
      rows.put(kept.id(), new DownloadRow(kept));
    }
  }

  // Looking

  /** The account's downloads, oldest first. */
  List<TransferSnapshot> of(Optional<AccountId> account) {
    return inOrder().stream().filter(row -> row.isOf(account)).map(DownloadRow::snapshot).toList();
  }

  Optional<TransferSnapshot> find(DownloadId id) {
    return Optional.ofNullable(rows.get(id)).map(DownloadRow::snapshot);
  }

  private List<DownloadRow> inOrder() {
    return rows.values().stream()
        .sorted(
            Comparator.comparing((DownloadRow row) -> row.kept().started())
                .thenComparing(row -> row.kept().id().value()))
        .toList();
  }

  // Whose downloads

  /** That account is signed in: its downloads go on, those of others stop (D12). */
  void activate(AccountId account) {
    List<Download> others = new ArrayList<>();
    lock.lock();
    try {
      signedIn = Optional.of(account);
      for (DownloadRow row : rows.values()) {
        if (row.phase() == Phase.STARTED && !row.isOf(signedIn)) {
          row.live().ifPresent(others::add);
          row.live(Optional.empty());
          row.become(Phase.QUEUED);
        }
      }
      pump();
    } finally {
      lock.unlock();
    }
    others.forEach(Download::close);
  }

  /** Nobody is signed in: what runs goes on as long as its tickets do, nothing else begins. */
  void deactivate() {
    lock.lock();
    try {
      signedIn = Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  // Commands

  /** Begins a download, or puts it in the queue. */
  void begin(KeptDownload download) throws CoveyException {
    lock.lock();
    try {
      memory.begin(download);
      rows.put(download.id(), new DownloadRow(download));
      pump();
    } finally {
      lock.unlock();
    }
  }

  void pause(DownloadId id) throws CoveyException {
    lock.lock();
    try {
      DownloadRow row = require(id);
      switch (row.phase()) {
        case QUEUED, STARTED -> {
          row.become(Phase.PAUSED);
          row.live().ifPresent(Download::pause);
          memory.remember(row.kept());
          pump();
          awaitShown(row::isHeldOrEnded);
        }
        case PAUSED -> {}
        case ENDED -> throw wrongState(row, "it cannot be paused");
      }
    } finally {
      lock.unlock();
    }
  }

  void resume(DownloadId id) throws CoveyException {
    lock.lock();
    try {
      DownloadRow row = require(id);
      switch (row.phase()) {
        case PAUSED -> {
          row.become(Phase.QUEUED);
          memory.remember(row.kept());
          pump();
        }
        case QUEUED, STARTED -> {}
        case ENDED -> throw wrongState(row, "it cannot be resumed");
      }
    } finally {
      lock.unlock();
    }
  }

  void cancel(DownloadId id) throws CoveyException {
    lock.lock();
    try {
      DownloadRow row = require(id);
      if (row.phase() == Phase.ENDED) {
        throw wrongState(row, "it cannot be cancelled");
      }
      // Not its turn any more, whatever happens meanwhile.
      row.become(Phase.PAUSED);
      enliven(row).cancel();
      pump();
      awaitShown(() -> row.phase() == Phase.ENDED);
    } finally {
      lock.unlock();
    }
  }

  void retry(DownloadId id) throws CoveyException {
    Optional<Download> before = takeEnded(id, false);
    // Lets go of the part file, before another one opens it.
    before.ifPresent(Download::close);
    lock.lock();
    try {
      DownloadRow row = require(id);
      if (row.phase() == Phase.ENDED && row.live().isEmpty()) {
        row.become(Phase.QUEUED);
        memory.remember(row.kept());
        pump();
      }
    } finally {
      lock.unlock();
    }
  }

  void forget(DownloadId id) throws CoveyException {
    Optional<Download> before = takeEnded(id, true);
    before.ifPresent(Download::close);
    DownloadRow row;
    lock.lock();
    try {
      memory.forget(id);
      row = rows.remove(id);
    } finally {
      lock.unlock();
    }
    if (row != null && row.kept().progress().fate() == Fate.FAILED) {
      // What it had fetched was kept for a retry that does not come any more.
      maker.make(row, DownloadWatch.nobody()).cancel();
    }
  }

  /** The live part of a download that has ended, which has it no more. */
  private Optional<Download> takeEnded(DownloadId id, boolean alsoCompleted) throws CoveyException {
    lock.lock();
    try {
      DownloadRow row = require(id);
      if (row.phase() != Phase.ENDED) {
        throw wrongState(row, "cancel it first");
      }
      if (!alsoCompleted && row.kept().progress().fate() == Fate.COMPLETED) {
        throw wrongState(row, "there is nothing to retry");
      }
      Optional<Download> live = row.live();
      row.live(Optional.empty());
      return live;
    } finally {
      lock.unlock();
    }
  }

  private DownloadRow require(DownloadId id) throws CoveyException {
    DownloadRow row = rows.get(id);
    if (row == null) {
      throw new CoveyException(ErrorCode.UNKNOWN_DOWNLOAD, "There is no such download.");
    }
    return row;
  }

  private static CoveyException wrongState(DownloadRow row, String so) {
    return new CoveyException(
        ErrorCode.WRONG_STATE,
        "The download of '%s' is %s; %s."
            .formatted(
                row.kept().name(), row.snapshot().state().name().toLowerCase(Locale.ROOT), so));
  }

  private void awaitShown(BooleanSupplier shown) throws CoveyException {
    long left = SHOWS.toNanos();
    try {
      while (!shown.getAsBoolean() && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(
          ErrorCode.CANCELLED, "Interrupted; the download does it all the same.", e);
    }
  }

  // The queue, under the lock

  private void pump() {
    if (closed) {
      return;
    }
    long running = rows.values().stream().filter(DownloadRow::isRunning).count();
    for (DownloadRow row : inOrder()) {
      if (running >= AT_ONCE) {
        return;
      }
      if (row.phase() == Phase.QUEUED && row.isOf(signedIn)) {
        Download live = enliven(row);
        row.become(Phase.STARTED);
        live.start();
        live.resume();
        running++;
      }
    }
  }

  private Download enliven(DownloadRow row) {
    if (row.live().isEmpty()) {
      DownloadWatch watch = new DownloadWatch(row, this);
      Download live = maker.make(row, watch);
      watch.of(live);
      row.live(Optional.of(live));
    }
    return row.live().get();
  }

  // What downloads tell, on their threads

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
      row.follow(snapshot);
      memory.remember(row.kept());
      changed.signalAll();
      pump();
    } finally {
      lock.unlock();
    }
    tell(row.kept(), of, snapshot);
  }

  private void tell(KeptDownload kept, Download live, TransferSnapshot snapshot) {
    switch (snapshot.state()) {
      case COMPLETED -> {
        live.completed().ifPresent(file -> finished.completed(kept, file));
        events.hint(
            new PeerEvent.DownloadCompleted(kept.id(), kept.name(), snapshot.destination()));
      }
      case FAILED ->
          events.hint(
              new PeerEvent.DownloadFailed(kept.id(), kept.name(), kept.progress().message()));
      case QUEUED, RUNNING, WAITING, PAUSED, VERIFYING, CANCELLED -> {}
    }
  }

  /** Stops all, side by side, and keeps what they have fetched for the next run. */
  @Override
  public void close() {
    List<DownloadRow> open;
    lock.lock();
    try {
      closed = true;
      open = rows.values().stream().filter(row -> row.live().isPresent()).toList();
    } finally {
      lock.unlock();
    }
    List<Thread> closing =
        open.stream().map(row -> Threads.start("download-close", () -> close(row))).toList();
    long until = System.nanoTime() + CLOSE_LIMIT.toNanos();
    try {
      for (Thread thread : closing) {
        if (!thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
          log.warn("a download is still being closed");
        }
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
