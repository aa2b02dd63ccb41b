package dev.covey.peer;

import dev.covey.content.FileStamp;
import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.OperationId;
import dev.covey.model.PieceHashes;
import dev.covey.model.Sha256;
import dev.covey.peer.library.KeptShare;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Begins and ends this device's offers at the tracker, as somebody asked who waits for it (F5 to
 * F11). Runs on the thread that calls.
 */
final class Offers {
  private final TrackerDesk desk;
  private final Shares shares;
  private final ShareCheck check;
  private final StandingOffers standing;

  Offers(TrackerDesk desk, Shares shares, ShareCheck check, StandingOffers standing) {
    this.desk = desk;
    this.shares = shares;
    this.check = check;
    this.standing = standing;
  }

  /** Step one of sharing: whether the group would take it (F5). */
  void check(GroupName group, FileName name, long size) throws CoveyException {
    desk.ask(new TrackerRequest.CheckUpload(group, name, size), TrackerReply.Done.class);
  }

  /** Step two: the group has the file, and this device offers it. */
  SharedFile register(
      AccountId account,
      GroupName group,
      FileName name,
      Path path,
      FileStamp stamp,
      Manifest manifest)
      throws CoveyException {
    return offer(
        account,
        group,
        name,
        manifest,
        as ->
            new KeptShare(
                account,
                as.file(),
                as.group(),
                group,
                name,
                path,
                stamp,
                manifest,
                Instant.now(),
                true,
                "",
                0));
  }

  private SharedFile offer(
      AccountId account,
      GroupName group,
      FileName name,
      Manifest manifest,
      Function<TrackerReply.Uploaded, KeptShare> share)
      throws CoveyException {
    TrackerRequest.UploadFile upload =
        new TrackerRequest.UploadFile(
            OperationId.random(), group, name, manifest.size(), manifest.digests(), manifest.id());
    standing.telling().lock();
    try {
      standing.requireStill(account);
      withdrawBroken(group, name);
      return shares.put(share.apply(upload(upload, manifest)));
    } finally {
      standing.telling().unlock();
    }
  }

  /** What is shared anew, from another place or as it is now, may still be offered as it was. */
  private void withdrawBroken(GroupName group, FileName name) throws CoveyException {
    boolean broken = false;
    for (Share share : shares.named(Optional.of(group), name)) {
      broken |= share.isStopped() || !check.isIntact(share);
    }
    if (broken) {
      var _ = standing.announce(List.of(), true);
    }
  }

  private TrackerReply.Uploaded upload(TrackerRequest.UploadFile upload, Manifest manifest)
      throws CoveyException {
    try {
      putPages(manifest, upload.manifest());
      return desk.ask(upload, TrackerReply.Uploaded.class);
    } catch (CoveyException e) {
      if (e.code() != ErrorCode.BAD_REQUEST) {
        throw e;
      }
      // The tracker changed in the middle, and the new one has not all the pages.
      putPages(manifest, upload.manifest());
      return desk.ask(upload, TrackerReply.Uploaded.class);
    }
  }

  private void putPages(Manifest manifest, Sha256 id) throws CoveyException {
    int from = 0;
    // An empty file has one empty page.
    do {
      int to = Math.min(from + Limits.MANIFEST_PAGE, manifest.pieceCount());
      PieceHashes page = manifest.hashes().slice(from, to);
      desk.ask(
          new TrackerRequest.PutManifest(id, manifest.size(), manifest.digests(), from, page),
          TrackerReply.Done.class);
      from = to;
    } while (from < manifest.pieceCount());
  }

  /** Ends the user's offers, at the tracker for all of his devices, and here (F11). */
  StoppedShares stop(Optional<GroupName> group, FileName name) throws CoveyException {
    standing.telling().lock();
    try {
      List<Share> ended = shares.named(group, name);
      try {
        desk.ask(
            new TrackerRequest.StopShare(OperationId.random(), group, name),
            TrackerReply.Done.class);
      } catch (CoveyException e) {
        // What the tracker has given up already is still to be given up here.
        if (ended.isEmpty() || !isUnknown(e)) {
          throw e;
        }
      }
      List<KeptShare> offered =
          ended.stream().filter(share -> !share.isStopped()).map(Share::kept).toList();
      ended.forEach(standing::end);
      return () -> takeBack(offered);
    } finally {
      standing.telling().unlock();
    }
  }

  private void takeBack(List<KeptShare> stopped) throws CoveyException {
    for (KeptShare kept : stopped) {
      if (!FileStamp.of(kept.path()).equals(kept.stamp())) {
        throw new CoveyException(
            ErrorCode.FILE_CHANGED,
            "'%s' is not what it was when it was shared; share it anew.".formatted(kept.path()));
      }
      var _ =
          offer(
              kept.account(),
              kept.groupName(),
              kept.name(),
              kept.manifest(),
              as -> kept.offeredAs(as.file(), as.group()));
    }
  }

  static boolean isUnknown(CoveyException e) {
    return switch (e.code()) {
      case NOT_SHARED, UNKNOWN_FILE, UNKNOWN_GROUP, NOT_MEMBER -> true;
      case ErrorCode _ -> false;
    };
  }
}
