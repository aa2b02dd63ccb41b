package dev.covey.peer;

import dev.covey.model.CoveyException;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.KeptShare;
import dev.covey.peer.transfer.Download;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers a finished download to others from then on (F12). Runs on the download's thread. */
final class Seeding implements Downloads.Finished {
  private static final Logger log = LoggerFactory.getLogger(Seeding.class);

  private final Shares shares;
  private final Announcer announcer;

  Seeding(Shares shares, Announcer announcer) {
    this.shares = shares;
    this.announcer = announcer;
  }

  @Override
  public void completed(KeptDownload download, Download.Completed file) {
    if (shares.isShared(download.account(), download.file())) {
      return;
    }
    try {
      shares.note(share(download, file));
      announcer.wantFinished();
    } catch (CoveyException e) {
      log.warn("'{}' was downloaded, but is not offered: {}", download.name(), e.getMessage());
    }
  }

  private static KeptShare share(KeptDownload download, Download.Completed file) {
    return new KeptShare(
        download.account(),
        download.file(),
        download.group(),
        download.groupName(),
        download.name(),
        file.path(),
        file.stamp(),
        file.manifest(),
        Instant.now(),
        false,
        "",
        0);
  }
}
