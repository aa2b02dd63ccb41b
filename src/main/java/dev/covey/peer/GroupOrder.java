package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.PieceHashes;
import dev.covey.model.PieceSet;
import dev.covey.peer.library.KeptDownload;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders all files of a group (U12). What a list tells of a file of one piece is all that there is
 * to know, so such files cost no question each; others are ordered one by one. Runs on the thread
 * that calls, which waits.
 */
final class GroupOrder {
  private static final Logger log = LoggerFactory.getLogger(GroupOrder.class);

  /** Larger files whose grants are asked for ahead. */
  private static final int AHEAD = 32;

  private final TrackerDesk tracker;
  private final Downloads downloads;
  private final ShareCheck check;
  private final DownloadDesk desk;

  GroupOrder(TrackerDesk tracker, Downloads downloads, ShareCheck check, DownloadDesk desk) {
    this.tracker = tracker;
    this.downloads = downloads;
    this.check = check;
    this.desk = desk;
  }

  /**
   * Begins what is neither shared from here nor on its way.
   *
   * @param folder where all go
   */
  List<DownloadId> order(AccountId account, GroupName group, Path folder, boolean overwrite)
      throws CoveyException {
    Set<FileId> underway = downloads.unended(account);
    List<KeptDownload> small = new ArrayList<>();
    List<FileListing> others = new ArrayList<>();
    for (FileListing file : tracker.files(group)) {
      // The tracker may not have heard yet of what has just come.
      if (file.mine() || underway.contains(file.id()) || check.isShared(account, file.id())) {
        continue;
      }
      if (file.pieces() == 1) {
        small.add(small(account, group, file, folder, overwrite));
      } else {
        others.add(file);
      }
    }
    downloads.begin(small);
    List<DownloadId> begun = new ArrayList<>(small.stream().map(KeptDownload::id).toList());
    begun.addAll(
        orderEach(account, group, others, DownloadOrder.whole(Optional.of(folder), overwrite)));
    return begun;
  }

  private List<DownloadId> orderEach(
      AccountId account, GroupName group, List<FileListing> files, DownloadOrder order)
      throws CoveyException {
    List<DownloadId> begun = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (i % AHEAD == 0) {
        files.stream()
            .skip(i)
            .limit(AHEAD)
            .forEach(file -> desk.foresee(account, group, file.name()));
      }
      try {
        begun.add(desk.order(account, group, files.get(i).name(), order));
      } catch (CoveyException e) {
        if (e.code() != ErrorCode.UNKNOWN_FILE) {
          throw e;
        }
        log.info("'{}' left {} meanwhile", files.get(i).name(), group);
      }
    }
    return begun;
  }

  private static KeptDownload small(
      AccountId account, GroupName group, FileListing file, Path folder, boolean overwrite)
      throws CoveyException {
    // The only piece of a file has the hash of the file.
    Manifest manifest =
        new Manifest(file.size(), file.digests(), PieceHashes.of(file.digests().sha1().bytes()));
    return new KeptDownload(
        DownloadId.random(),
        account,
        group,
        file.group(),
        file.id(),
        file.name(),
        file.size(),
        file.digests(),
        manifest.id(),
        Destinations.choose(Optional.of(folder), folder, file.name(), overwrite),
        overwrite,
        Instant.now(),
        Optional.of(manifest),
        new KeptDownload.Progress(
            KeptDownload.Fate.UNFINISHED,
            PieceSet.none(1),
            Optional.empty(),
            "",
            Optional.empty()));
  }
}
