package dev.covey.peer;

import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.session.Dispatcher;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.TransferSnapshot;
import java.util.List;

/**
 * Tells that downloads are complete or have failed: those that offer them to others, and people.
 * Runs on the downloads' threads, under no lock.
 */
final class DownloadNews {

  /** A download that is complete, and its file. */
  record Arrived(KeptDownload download, Download.Completed file) {}

  /** Told when downloads are complete, on their thread, before people are. */
  interface Finished {
    void completed(List<Arrived> downloads);
  }

  private final Finished finished;
  private final Dispatcher<PeerEvent> events;

  DownloadNews(Finished finished, Dispatcher<PeerEvent> events) {
    this.finished = finished;
    this.events = events;
  }

  /** So it stands now. */
  void changed(KeptDownload kept, Download live, TransferSnapshot snapshot) {
    switch (snapshot.state()) {
      case COMPLETED -> {
        live.completed().ifPresent(file -> finished.completed(List.of(new Arrived(kept, file))));
        events.hint(new PeerEvent.DownloadCompleted(kept.id(), kept.name(), snapshot.place()));
      }
      case FAILED ->
          events.hint(
              new PeerEvent.DownloadFailed(kept.id(), kept.name(), kept.progress().message()));
      case QUEUED, RUNNING, WAITING, PAUSED, VERIFYING, CANCELLED -> {}
    }
  }

  /** These came together, and are complete. */
  void completed(List<Arrived> together) {
    finished.completed(together);
    for (Arrived one : together) {
      KeptDownload kept = one.download();
      events.hint(new PeerEvent.DownloadCompleted(kept.id(), kept.name(), one.file().path()));
    }
  }
}
