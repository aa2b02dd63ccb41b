package dev.covey.desktop.downloads;

import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.util.Optional;

/**
 * What may be done with the chosen download (D10).
 *
 * @param rest whether only a part was chosen, so that there is a rest to fetch
 * @param recheck whether all of it is here, to be compared with its hashes
 * @param ended whether the toolbar offers what one does with an ended one: retry and remove
 * @param move whether it has a place in the queue (U16)
 * @param open whether there is a finished file to open
 * @param folder whether there is a download at all, and so a folder to show
 */
record DownloadActions(
    boolean pause,
    boolean resume,
    boolean cancel,
    boolean move,
    boolean retry,
    boolean remove,
    boolean open,
    boolean folder,
    boolean rest,
    boolean recheck,
    boolean ended) {

  static final DownloadActions NONE =
      new DownloadActions(
          false, false, false, false, false, false, false, false, false, false, false);

  static DownloadActions of(Optional<TransferSnapshot> chosen) {
    return chosen.map(DownloadActions::of).orElse(NONE);
  }

  private static DownloadActions of(TransferSnapshot snapshot) {
    boolean rest = snapshot.isPart() && snapshot.state() != TransferState.CANCELLED;
    return switch (snapshot.state()) {
      case QUEUED, RUNNING, WAITING, VERIFYING -> running(rest);
      case PAUSED ->
          new DownloadActions(
              false, true, true, true, false, false, false, true, rest, false, false);
      case FAILED, CANCELLED -> ended(true, false, rest);
      case COMPLETED -> ended(false, true, rest);
    };
  }

  private static DownloadActions running(boolean rest) {
    return new DownloadActions(
        true, false, true, true, false, false, false, true, rest, false, false);
  }

  private static DownloadActions ended(boolean retry, boolean open, boolean rest) {
    return new DownloadActions(
        false, false, false, false, retry, true, open, true, rest, open && !rest, true);
  }
}
