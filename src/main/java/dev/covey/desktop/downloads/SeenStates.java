package dev.covey.desktop.downloads;

import dev.covey.model.DownloadId;
import dev.covey.peer.transfer.TransferSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Runs on the FX thread. The changes of state that were seen while the desktop looked, a bounded
 * number for each download: a snapshot alone tells only the latest.
 */
final class SeenStates {
  private static final int MOST = 50;

  private final Map<DownloadId, List<Change>> changes = new HashMap<>();

  /** That a download was first seen in this state then. */
  record Change(Instant time, StateWords words) {}

  /** The download has another state than it had before; its end is told by the snapshot. */
  void changed(TransferSnapshot download, Instant now) {
    if (!download.state().hasEnded()) {
      add(download.id(), new Change(now, StateWords.of(download)));
    }
  }

  private void add(DownloadId id, Change change) {
    List<Change> known = changes.computeIfAbsent(id, _ -> new ArrayList<>());
    if (known.size() == MOST) {
      known.removeFirst();
    }
    known.add(change);
  }

  /** Forgets those that are not there any more. */
  void retain(Predicate<DownloadId> there) {
    changes.keySet().removeIf(there.negate());
  }

  /** Oldest first. */
  List<Change> of(DownloadId id) {
    return List.copyOf(changes.getOrDefault(id, List.of()));
  }
}
