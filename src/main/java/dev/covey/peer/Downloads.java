package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.PieceSet;
import dev.covey.peer.DownloadState.Phase;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.KeptDownload.Fate;
import dev.covey.peer.library.KeptDownload.Manner;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.Introduction;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What can be done with the downloads that this device remembers (U14, U16), and what is told of
 * them. Any thread may use it; a {@link DownloadQueue} says whose turn it is.
 */
final class Downloads implements AutoCloseable {
  private final DownloadQueue queue;
  private final DownloadWatch.Maker maker;

  /**
   * @param queue closed with this
   * @param maker as that of the queue
   */
  Downloads(DownloadQueue queue, DownloadWatch.Maker maker) {
    this.queue = queue;
    this.maker = maker;
  }

  /** The account's downloads, oldest first. */
  List<TransferSnapshot> of(Optional<AccountId> account) {
    return queue.inOrder().stream()
        .filter(row -> row.isOf(account))
        .map(DownloadRow::snapshot)
        .toList();
  }

  Optional<TransferSnapshot> find(DownloadId id) {
    return queue.find(id).map(DownloadRow::snapshot);
  }

  Optional<TransferDetails> details(DownloadId id) {
    return queue.find(id).flatMap(DownloadRow::live).map(Download::details);
  }

  /** That account is signed in: its downloads go on, those of others stop (D12). */
  void activate(AccountId account) {
    queue.activate(account);
  }

  /** Nobody is signed in: what runs goes on as long as its tickets do, nothing else begins. */
  void deactivate() {
    queue.deactivate();
  }

  void begin(KeptDownload download) throws CoveyException {
    begin(download, Optional.empty());
  }

  /** Begins a download, or puts it in the queue. */
  void begin(KeptDownload download, Optional<Introduction> introduction) throws CoveyException {
    queue.add(List.of(new DownloadRow(download, introduction)));
  }

  /** Begins many, of which those that are small may be fetched together. */
  void begin(List<KeptDownload> all) throws CoveyException {
    queue.add(all.stream().map(one -> new DownloadRow(one, Optional.empty())).toList());
  }

  /** The files that the account is fetching, or will. */
  Set<FileId> unended(AccountId account) {
    return queue.inTurn(Optional.of(account)).stream()
        .map(row -> row.kept().file())
        .collect(Collectors.toSet());
  }

  /** Bytes a second that come for files which are fetched together. */
  long bundleRate() {
    return queue.bundleRate();
  }

  /** The account's downloads that have not ended, in the order in which it is their turn. */
  List<DownloadId> queue(Optional<AccountId> account) {
    return queue.inTurn(account).stream().map(row -> row.kept().id()).toList();
  }

  void move(DownloadId id, QueueMove move) throws CoveyException {
    queue.move(id, move, row -> wrongState(row, "it has no place in the queue"));
  }

  int atOnce() {
    return queue.atOnce();
  }

  void atOnce(int most) throws CoveyException {
    if (most < 1 || most > PeerConfig.Limits.MOST_DOWNLOADS) {
      throw new CoveyException(
          ErrorCode.BAD_REQUEST,
          "1 to %d downloads may run at once, not %d."
              .formatted(PeerConfig.Limits.MOST_DOWNLOADS, most));
    }
    queue.atOnce(most);
  }

  void pause(DownloadId id) throws CoveyException {
    queue.change(
        id,
        row -> {
          switch (row.phase()) {
            case QUEUED, STARTED, BUNDLED -> {
              if (row.leaveBundle()) {
                row.become(Phase.PAUSED);
                row.live().ifPresent(Download::pause);
              }
            }
            case PAUSED -> {}
            case ENDED -> throw wrongState(row, "it cannot be paused");
          }
        },
        DownloadRow::isHeldOrEnded);
  }

  void resume(DownloadId id) throws CoveyException {
    queue.change(
        id,
        row -> {
          switch (row.phase()) {
            case PAUSED -> row.become(Phase.QUEUED);
            case QUEUED, STARTED, BUNDLED -> {}
            case ENDED -> throw wrongState(row, "it cannot be resumed");
          }
        },
        _ -> true);
  }

  void cancel(DownloadId id) throws CoveyException {
    queue.change(
        id,
        row -> {
          if (row.phase() == Phase.ENDED) {
            throw wrongState(row, "it cannot be cancelled");
          }
          if (row.leaveBundle()) {
            // Not its turn any more, whatever happens meanwhile.
            row.become(Phase.PAUSED);
            queue.enliven(row).cancel();
          }
        },
        row -> row.phase() == Phase.ENDED);
  }

  void retry(DownloadId id) throws CoveyException {
    letGo(id, false);
    queue.change(
        id,
        row -> {
          if (row.phase() == Phase.ENDED && row.live().isEmpty()) {
            row.become(Phase.QUEUED);
          }
        },
        _ -> true);
  }

  /**
   * Other pieces are wanted of a file that is not whole, from now on: what is here is kept, and one
   * that had ended goes on.
   *
   * @param next what is wanted then, by what is wanted now
   * @param inOrder whether it is in order then, even if it was not before
   */
  void choose(DownloadId id, UnaryOperator<PieceSet> next, boolean inOrder) throws CoveyException {
    AtomicReference<Optional<Download>> before = new AtomicReference<>(Optional.empty());
    AtomicBoolean held = new AtomicBoolean();
    queue.change(
        id,
        row -> {
          KeptDownload kept = row.kept();
          boolean isWhole = !kept.isPart() && kept.progress().fate() == Fate.COMPLETED;
          if (isWhole || !row.leaveBundle()) {
            throw wrongState(row, "the whole file is here already");
          }
          held.set(row.phase() == Phase.PAUSED);
          // What it tells is not heard any more: nothing may get a name that is not remembered.
          row.live().ifPresent(Download::pause);
          PieceSet chosen = next.apply(kept.manner().chosen());
          before.set(row.live());
          row.live(Optional.empty());
          // The one that runs lets go of the part file before another opens it.
          row.become(Phase.PAUSED);
          Manner manner = kept.manner();
          row.keep(
              row.kept().with(manner.withChosen(chosen).withInOrder(manner.inOrder() || inOrder)));
        },
        _ -> true);
    before.get().ifPresent(Download::close);
    if (!held.get()) {
      resume(id);
    }
  }

  /** Pieces are asked for from the file's beginning on, or the rarest first, from now on. */
  void inOrder(DownloadId id, boolean inOrder) throws CoveyException {
    queue.change(
        id,
        row -> {
          if (row.phase() == Phase.ENDED) {
            throw wrongState(row, "its order does not matter any more");
          }
          row.keep(row.kept().with(row.kept().manner().withInOrder(inOrder)));
          row.live().ifPresent(live -> live.inOrder(inOrder));
        },
        _ -> true);
  }

  void forget(DownloadId id) throws CoveyException {
    letGo(id, true);
    queue
        .find(id)
        .filter(row -> row.kept().progress().fate() == Fate.FAILED)
        .ifPresent(this::discard);
    var _ = queue.remove(id);
  }

  /**
   * What it had fetched was kept for a retry that does not come any more. It is gone before the
   * download is, so that a kill in between leaves nothing that nobody knows of.
   */
  private void discard(DownloadRow failed) {
    try (Download last = maker.make(failed, DownloadWatch.nobody())) {
      last.cancel();
    }
  }

  /**
   * Takes the live part from a download that has ended, and closes it: it lets go of the part file
   * before another one opens it.
   */
  private void letGo(DownloadId id, boolean alsoCompleted) throws CoveyException {
    AtomicReference<Optional<Download>> before = new AtomicReference<>(Optional.empty());
    queue.change(
        id,
        row -> {
          if (row.phase() != Phase.ENDED) {
            throw wrongState(row, "cancel it first");
          }
          if (!alsoCompleted && row.kept().progress().fate() == Fate.COMPLETED) {
            throw wrongState(row, "there is nothing to retry");
          }
          before.set(row.live());
          row.live(Optional.empty());
        },
        _ -> true);
    before.get().ifPresent(Download::close);
  }

  private static CoveyException wrongState(DownloadRow row, String so) {
    return new CoveyException(
        ErrorCode.WRONG_STATE,
        "The download of '%s' is %s; %s."
            .formatted(
                row.kept().name(), row.snapshot().state().name().toLowerCase(Locale.ROOT), so));
  }

  /** Stops all, side by side, and keeps what they have fetched for the next run. */
  @Override
  public void close() {
    queue.close();
  }
}
