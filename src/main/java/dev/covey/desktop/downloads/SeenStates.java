package dev.covey.desktop.downloads;

import dev.covey.model.DownloadId;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs on the FX thread. The changes of state that were seen while the desktop looked, a bounded
 * number for each download: a snapshot alone tells only the latest.
 */
final class SeenStates {
  private static final int MOST = 50;

  private final Map<DownloadId, TransferState> latest = new HashMap<>();
  private final Map<DownloadId, List<Change>> changes = new HashMap<>();

  /** That a download was first seen in this state then. */
  record Change(Instant time, StateWords words) {}

  void accept(List<TransferSnapshot> downloads, Instant now) {
    if (downloads.size() < latest.size()) {
      List<DownloadId> there = downloads.stream().map(TransferSnapshot::id).toList();
      latest.keySet().retainAll(Set.copyOf(there));
      changes.keySet().retainAll(latest.keySet());
    }
    for (TransferSnapshot download : downloads) {
      TransferState before = latest.put(download.id(), download.state());
      if (before != null && before != download.state() && !download.state().hasEnded()) {
        add(download.id(), new Change(now, StateWords.of(download)));
      }
    }
  }

  private void add(DownloadId id, Change change) {
    List<Change> known = changes.computeIfAbsent(id, _ -> new ArrayList<>());
    if (known.size() == MOST) {
      known.removeFirst();
    }
    known.add(change);
  }

  /** Oldest first. */
  List<Change> of(DownloadId id) {
    return List.copyOf(changes.getOrDefault(id, List.of()));
  }
}
