package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Portion;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.KeptDownload.Manner;
import dev.covey.peer.library.Library;
import dev.covey.peer.transfer.Introduction;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.protocol.TrackerReply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes orders for files (U12): asks a tracker, and chooses where each goes (D1, D9). Runs on the
 * thread that calls, which waits.
 */
final class DownloadDesk {
  private final Downloads downloads;
  private final FetchedFiles fetched;
  private final Library library;
  private final ForeseenGrants grants;
  private volatile Path folder;

  /**
   * @param usual where downloads go unless the library remembers another choice
   */
  DownloadDesk(
      TrackerDesk tracker, Downloads downloads, FetchedFiles fetched, Library library, Path usual)
      throws CoveyException {
    this.grants = new ForeseenGrants(tracker::grant);
    this.downloads = downloads;
    this.fetched = fetched;
    this.library = library;
    this.folder = library.downloadFolder().orElse(usual);
  }

  /** The file is about to be ordered. */
  void foresee(AccountId account, GroupName group, FileName file) {
    grants.ask(account, group, file);
  }

  DownloadId order(AccountId account, GroupName group, FileName file, DownloadOrder order)
      throws CoveyException {
    ForeseenGrants.Granted granted = grants.get(account, group, file);
    TrackerReply.Grant grant = granted.grant();
    PieceSet chosen = pieces(order.portion(), grant.size());
    Path path = Destinations.choose(order.destination(), folder, grant.name(), order.overwrite());
    Optional<DownloadId> begun = fetched.partOf(account, grant.file(), path);
    if (begun.isPresent()) {
      // More of what is there in part: nothing is fetched twice.
      downloads.choose(begun.get(), chosen::with, order.inOrder());
      return begun.get();
    }
    Manner manner = new Manner(chosen, order.inOrder(), Optional.empty(), Optional.empty());
    KeptDownload download = download(account, group, grant, path, order.overwrite()).with(manner);
    downloads.begin(
        download, Optional.of(new Introduction(grant.seeders(), grant.ticket(), granted.at())));
    return download.id();
  }

  /** Other pieces of a file are wanted, beside those that are here. */
  void choose(DownloadId id, Portion portion) throws CoveyException {
    TransferSnapshot now =
        downloads
            .find(id)
            .orElseThrow(
                () -> new CoveyException(ErrorCode.UNKNOWN_DOWNLOAD, "There is no such download."));
    PieceSet chosen = pieces(portion, now.size());
    downloads.choose(id, chosen::with, false);
  }

  private static PieceSet pieces(Portion portion, long size) throws CoveyException {
    try {
      return portion.of(size);
    } catch (IllegalArgumentException e) {
      throw new CoveyException(ErrorCode.BAD_REQUEST, e.getMessage(), e);
    }
  }

  private static KeptDownload download(
      AccountId account, GroupName group, TrackerReply.Grant grant, Path path, boolean overwrite) {
    return new KeptDownload(
        DownloadId.random(),
        account,
        group,
        grant.group(),
        grant.file(),
        grant.name(),
        grant.size(),
        grant.digests(),
        grant.manifest(),
        path,
        overwrite,
        Instant.now(),
        manifest(grant),
        new KeptDownload.Progress(
            KeptDownload.Fate.UNFINISHED,
            PieceSet.none(Pieces.count(grant.size())),
            Optional.empty(),
            "",
            Optional.empty()));
  }

  /** Known at once if the file is small, and what the hashes are for is what was asked for. */
  private static Optional<Manifest> manifest(TrackerReply.Grant grant) {
    return grant
        .hashes()
        .filter(hashes -> hashes.count() == Pieces.count(grant.size()))
        .map(hashes -> new Manifest(grant.size(), grant.digests(), hashes))
        .filter(manifest -> manifest.id().equals(grant.manifest()));
  }

  Path folder() {
    return folder;
  }

  void folder(Path wanted) throws CoveyException {
    Path chosen = wanted.toAbsolutePath().normalize();
    if (Files.exists(chosen) && !Files.isDirectory(chosen)) {
      throw new CoveyException(
          ErrorCode.BAD_DESTINATION, "'%s' is no folder; choose one.".formatted(chosen));
    }
    library.downloadFolder(chosen);
    folder = chosen;
  }
}
