package dev.covey.peer;

import dev.covey.model.DownloadId;
import dev.covey.model.Manifest;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.TransferSnapshot;

/** Passes on what a download tells, and whose it is. Called by the download's thread. */
final class DownloadWatch implements Download.Observer {

  /** Whoever is told, on the download's thread. */
  interface Owner {
    void manifestKnown(DownloadRow row, Download of, Manifest manifest);

    void changed(DownloadRow row, Download of, TransferSnapshot snapshot);
  }

  /** Makes the live part of a download, not started yet. */
  interface Maker {
    Download make(DownloadRow row, Download.Observer observer);
  }

  private final DownloadRow row;
  private final Owner owner;

  /** Set before it is started. */
  private Download of;

  private DownloadWatch(DownloadRow row, Owner owner) {
    this.row = row;
    this.owner = owner;
  }

  /** Makes a download of which the owner is told everything. */
  static Download watched(DownloadRow row, Maker maker, Owner owner) {
    DownloadWatch watch = new DownloadWatch(row, owner);
    watch.of = maker.make(row, watch);
    return watch.of;
  }

  @Override
  public void manifestKnown(DownloadId id, Manifest manifest) {
    owner.manifestKnown(row, of, manifest);
  }

  @Override
  public void changed(TransferSnapshot snapshot) {
    owner.changed(row, of, snapshot);
  }

  /** For a download that nobody remembers any more. */
  static Download.Observer nobody() {
    return new Download.Observer() {
      @Override
      public void manifestKnown(DownloadId id, Manifest manifest) {}

      @Override
      public void changed(TransferSnapshot snapshot) {}
    };
  }
}
