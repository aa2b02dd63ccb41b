package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.Digests;
import dev.covey.model.DownloadId;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.PieceHashes;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.KeptDownload.Fate;
import dev.covey.peer.library.KeptDownload.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Downloads that were begun one second after the other.
 *
 * @param group of all; empty: each is of another
 */
record UnfinishedDownloads(Path directory, Optional<GroupId> group) {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static final Digests DIGESTS =
      new Digests(new Sha1("00".repeat(20)), new Sha256("00".repeat(32)));

  /** One whose manifest is not known. */
  KeptDownload of(AccountId account, FileId file, int number, long size) {
    return new KeptDownload(
        DownloadId.random(),
        account,
        new GroupName("films"),
        group.orElseGet(GroupId::random),
        file,
        new FileName("film-" + number),
        size,
        DIGESTS,
        new Sha256("11".repeat(32)),
        directory.resolve("film-" + number),
        false,
        NOON.plusSeconds(number),
        Optional.empty(),
        new Progress(
            Fate.UNFINISHED,
            PieceSet.none(Pieces.count(size)),
            Optional.empty(),
            "",
            Optional.empty()));
  }

  /** One of one piece, whose manifest is known: it may be fetched together with others. */
  KeptDownload small(AccountId account, int number) {
    int size = 100;
    return of(account, FileId.random(), number, size)
        .withManifest(new Manifest(size, DIGESTS, PieceHashes.of(DIGESTS.sha1().bytes())));
  }
}
