package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.peer.DownloadNews.Arrived;
import dev.covey.peer.DownloadState.Phase;
import dev.covey.peer.transfer.BundleResult;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.TransferSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Begins downloads when it is their turn, alone or in bundles, and has those wait again that are
 * too many (U14, U16, D12). Confined to the lock of {@link DownloadQueue}; what it begins has
 * threads of its own.
 */
final class DownloadTurns {
  private final DownloadRows rows;
  private final Bundles bundles;
  private final Function<DownloadRow, Download> maker;
  private Optional<AccountId> signedIn = Optional.empty();
  private boolean closed;

  /**
   * @param maker makes the live part of a download, not started yet
   */
  DownloadTurns(DownloadRows rows, Bundles bundles, Function<DownloadRow, Download> maker) {
    this.rows = rows;
    this.bundles = bundles;
    this.maker = maker;
  }

  /**
   * That account is signed in: it is the turn of its downloads, and of no others.
   *
   * @return those of others, to be closed without the lock
   */
  List<Download> activate(AccountId account) {
    signedIn = Optional.of(account);
    List<Download> others = new ArrayList<>();
    for (DownloadRow row : rows.live()) {
      if (row.phase() == Phase.STARTED && !row.isOf(signedIn)) {
        // What they tell is not heard any more: nothing may get a name that is not remembered.
        row.live().ifPresent(Download::pause);
        row.live().ifPresent(others::add);
        row.live(Optional.empty());
        become(row, Phase.QUEUED);
      }
    }
    rows.bundled()
        .filter(row -> !row.isOf(signedIn))
        .filter(DownloadRow::leaveBundle)
        .forEach(this::fetchAlone);
    next();
    return others;
  }

  /** It is nobody's turn; what runs goes on. */
  void deactivate() {
    signedIn = Optional.empty();
  }

  /** Nothing begins any more. */
  void close() {
    closed = true;
  }

  /** Begins those whose turn it is. */
  void next() {
    if (closed) {
      return;
    }
    bundles.begin(rows, signedIn);
    for (DownloadRow row : rows.due(signedIn, Bundles.LEAST)) {
      Download live = enliven(row);
      become(row, Phase.STARTED);
      live.start();
      live.resume();
    }
  }

  /** Lets so many run from now on: others go on, or the last in turn wait again. */
  void atOnce(int most) {
    rows.atOnce(most);
    for (DownloadRow row : rows.surplus()) {
      become(row, Phase.QUEUED);
      row.live().ifPresent(Download::pause);
    }
    next();
  }

  /** The live part of a download, made if there is none. */
  Download enliven(DownloadRow row) {
    if (row.live().isEmpty()) {
      row.live(Optional.of(maker.apply(row)));
    }
    return row.live().get();
  }

  /** Follows what a download tells of itself; one that woke up while others run has to wait. */
  void follow(DownloadRow row, Download live, TransferSnapshot snapshot) {
    boolean ran = row.isRunning();
    row.follow(snapshot);
    rows.changed(row);
    if (!ran && row.isRunning() && rows.areTooMany(row)) {
      become(row, Phase.QUEUED);
      live.pause();
    }
  }

  /** Follows what came of a bundle; those of its files that did not come wait for their turn. */
  List<Arrived> follow(Bundle bundle, List<BundleResult> completed) {
    bundles.remove(bundle);
    List<Arrived> arrived = new ArrayList<>();
    for (BundleResult result : completed) {
      DownloadRow row = bundle.row(result.file());
      if (row.isIn(bundle)) {
        row.bundled(result.snapshot());
        rows.changed(row);
        arrived.add(new Arrived(row.kept(), result.completed()));
      }
    }
    for (DownloadRow row : bundle.rows()) {
      if (row.isIn(bundle)) {
        // What did not come is fetched file by file, and says by itself what is wrong. A connection
        // that is still being closed must not write into its part file.
        bundle.takeOut(row);
        fetchAlone(row);
      }
    }
    return arrived;
  }

  private void fetchAlone(DownloadRow row) {
    row.alone();
    become(row, Phase.QUEUED);
  }

  private void become(DownloadRow row, Phase phase) {
    row.become(phase);
    rows.changed(row);
  }
}
