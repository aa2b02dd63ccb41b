package dev.covey.peer;

import dev.covey.model.CoveyException;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.KeptShare;
import dev.covey.peer.transfer.Download;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers finished downloads to others from then on (F12). A file that is shared already stays the
 * one that is offered, unless it was changed, moved or deleted since. Runs on a download's thread.
 */
final class Seeding implements DownloadNews.Finished {
  private static final Logger log = LoggerFactory.getLogger(Seeding.class);

  private final Shares shares;
  private final ShareCheck check;
  private final Announcer announcer;

  Seeding(Shares shares, ShareCheck check, Announcer announcer) {
    this.shares = shares;
    this.check = check;
    this.announcer = announcer;
  }

  @Override
  public void completed(List<DownloadNews.Arrived> downloads) {
    List<KeptShare> finished =
        downloads.stream()
            .filter(one -> !check.isShared(one.download().account(), one.download().file()))
            .map(one -> share(one.download(), one.file()))
            .toList();
    if (finished.isEmpty()) {
      return;
    }
    try {
      shares.note(finished);
      announcer.wantFinished();
    } catch (CoveyException e) {
      log.warn(
          "{} files were downloaded, '{}' among them, but are not offered: {}",
          finished.size(),
          finished.getFirst().name(),
          e.getMessage());
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
