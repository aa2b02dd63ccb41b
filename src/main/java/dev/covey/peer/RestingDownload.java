package dev.covey.peer;

import dev.covey.content.SafeNames;
import dev.covey.model.PieceSet;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.KeptDownload.Manner;
import dev.covey.peer.library.KeptDownload.Progress;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.Problem;
import dev.covey.peer.transfer.TransferState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a download is shown while nothing of it happens in this run: as it is kept (D12), or as it
 * stopped to wait for its turn (U14). Pure; any thread may ask.
 */
final class RestingDownload {
  private RestingDownload() {}

  static TransferSnapshot of(KeptDownload kept) {
    TransferState state =
        switch (kept.progress().fate()) {
          case UNFINISHED -> TransferState.QUEUED;
          case PAUSED -> TransferState.PAUSED;
          case COMPLETED -> TransferState.COMPLETED;
          case FAILED -> TransferState.FAILED;
          case CANCELLED -> TransferState.CANCELLED;
        };
    return of(kept, state);
  }

  static TransferSnapshot of(KeptDownload kept, TransferState state) {
    Progress progress = kept.progress();
    return new TransferSnapshot(
        kept.id(),
        kept.groupName(),
        kept.name(),
        kept.destination(),
        state,
        progress.done().within(kept.manner().chosen()).bytes(kept.size()),
        kept.size(),
        progress.done(),
        PieceSet.none(progress.done().size()),
        0,
        Optional.empty(),
        List.of(),
        progress.error().map(code -> new Problem(code, progress.message())),
        kept.started(),
        progress.finished(),
        extent(kept));
  }

  private static TransferSnapshot.Extent extent(KeptDownload kept) {
    Manner manner = kept.manner();
    boolean hasPart =
        switch (kept.progress().fate()) {
          case UNFINISHED, PAUSED, FAILED -> true;
          case COMPLETED, CANCELLED -> false;
        };
    return new TransferSnapshot.Extent(
        manner.chosen(),
        manner.inOrder(),
        manner.part().or(() -> hasPart ? Optional.of(hiddenPart(kept)) : Optional.empty()),
        manner.copiedFrom());
  }

  /** Where what has come lies while the file is not whole. */
  static Path hiddenPart(KeptDownload kept) {
    return SafeNames.part(kept.destination(), kept.id().toString());
  }

  /** The same download, held until it is its turn again: nothing is wrong with it, or comes. */
  static TransferSnapshot queued(TransferSnapshot now) {
    return new TransferSnapshot(
        now.id(),
        now.group(),
        now.file(),
        now.destination(),
        TransferState.QUEUED,
        now.bytes(),
        now.size(),
        now.done(),
        now.asked(),
        0,
        Optional.empty(),
        now.peers(),
        Optional.empty(),
        now.started(),
        Optional.empty(),
        now.extent());
  }
}
