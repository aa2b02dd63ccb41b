package dev.covey.peer;

import dev.covey.content.FileStamp;
import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.OperationId;
import dev.covey.model.PieceHashes;
import dev.covey.model.Sha256;
import dev.covey.peer.library.KeptShare;
import dev.covey.peer.session.TrackerLink;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What trackers know of this device's shares: registers them, announces them after signing in, and
 * ends them (F5 to F12, S4). Runs on the thread that calls, which waits.
 */
final class Offers {
  /**
   * Held from before a tracker is told until the shares say the same: otherwise an announcement of
   * all could leave out, and so withdraw, what is being registered.
   */
  private final ReentrantLock telling = new ReentrantLock();

  /** For what somebody waits for. */
  private final TrackerDesk desk;

  /** For what is done by itself. */
  private final TrackerLink tracker;

  private final Shares shares;
  private final Supplier<Optional<AccountId>> signedIn;

  /**
   * @param signedIn whom the tracker takes for the one who asks
   */
  Offers(
      TrackerDesk desk,
      TrackerLink tracker,
      Shares shares,
      Supplier<Optional<AccountId>> signedIn) {
    this.desk = desk;
    this.tracker = tracker;
    this.shares = shares;
    this.signedIn = signedIn;
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
    TrackerRequest.UploadFile upload =
        new TrackerRequest.UploadFile(
            OperationId.random(), group, name, manifest.size(), manifest.digests(), manifest.id());
    telling.lock();
    try {
      requireStill(account);
      withdrawBroken(group, name);
      TrackerReply.Uploaded as = upload(upload, manifest);
      return shares.put(
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
    } finally {
      telling.unlock();
    }
  }

  /** A file that was moved is shared anew from its new place: what is offered still is the old. */
  private void withdrawBroken(GroupName group, FileName name) throws CoveyException {
    boolean broken = false;
    for (Share share : shares.named(Optional.of(group), name)) {
      broken |= !share.isStopped() && !shares.isIntact(share);
    }
    if (broken) {
      announce(true);
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

  /**
   * Ends shares, here and at the tracker (F11).
   *
   * @return what was ended here
   */
  List<FileId> stop(Optional<GroupName> group, FileName name) throws CoveyException {
    telling.lock();
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
      ended.forEach(shares::remove);
      return ended.stream().map(Share::file).toList();
    } finally {
      telling.unlock();
    }
  }

  private static boolean isUnknown(CoveyException e) {
    return switch (e.code()) {
      case NOT_SHARED, UNKNOWN_FILE, UNKNOWN_GROUP, NOT_MEMBER -> true;
      case ErrorCode _ -> false;
    };
  }

  /**
   * Tells the tracker everything that this device offers now, and nothing else (F10, S4).
   *
   * @param patient whether the tracker may still hear from another what it has not heard of;
   *     otherwise sharing that ends
   * @return whether it has heard of everything
   */
  boolean announce(boolean patient) throws CoveyException {
    telling.lock();
    try {
      AccountId account = account();
      registerFinished(account);
      // What was finished meanwhile is not known to a tracker, and is no less intact for that.
      List<Share> intact =
          shares.ofAccount().stream()
              .filter(share -> share.kept().registered() && !share.isStopped())
              .toList();
      Set<FileId> refused = new HashSet<>();
      Set<FileId> unheard = new HashSet<>();
      announce(intact.stream().map(Share::file).toList(), refused, unheard);
      if (!patient) {
        refused.addAll(unheard);
      }
      // What was refused to somebody else says nothing about these shares.
      requireStill(account);
      for (Share share : intact) {
        if (refused.contains(share.file())) {
          shares.stop(
              share,
              "The group no longer has '%s' of you: it was ended, or you are no member now."
                  .formatted(share.kept().name()));
        }
      }
      return unheard.isEmpty();
    } finally {
      telling.unlock();
    }
  }

  /** Tells the tracker of finished downloads that are offered from now on (F12). */
  void announceFinished() throws CoveyException {
    telling.lock();
    try {
      registerFinished(account());
    } finally {
      telling.unlock();
    }
  }

  private AccountId account() throws CoveyException {
    return signedIn
        .get()
        .filter(now -> shares.account().equals(Optional.of(now)))
        .orElseThrow(Offers::signInFirst);
  }

  private void requireStill(AccountId account) throws CoveyException {
    if (!signedIn.get().equals(Optional.of(account))) {
      throw signInFirst();
    }
  }

  private static CoveyException signInFirst() {
    return new CoveyException(ErrorCode.SIGN_IN_FIRST, "Sign in first.");
  }

  private void announce(List<FileId> files, Set<FileId> refused, Set<FileId> unheard)
      throws CoveyException {
    int from = 0;
    // Without any, one empty page says so.
    do {
      int to = Math.min(from + Limits.PAGE, files.size());
      TrackerReply.Announced answer =
          tracker.ask(
              new TrackerRequest.AnnounceOffers(from == 0, files.subList(from, to)),
              TrackerReply.Announced.class);
      refused.addAll(answer.refused());
      unheard.addAll(answer.unheard());
      from = to;
    } while (from < files.size());
  }

  /** Those that could not be told yet are told now. */
  private void registerFinished(AccountId account) throws CoveyException {
    List<Share> untold = new ArrayList<>(shares.ofAccount());
    untold.removeIf(share -> share.kept().registered() || share.isStopped());
    for (Share share : untold) {
      try {
        tracker.ask(
            new TrackerRequest.NewSeeder(OperationId.random(), share.file()),
            TrackerReply.Done.class);
        shares.registered(share);
      } catch (CoveyException e) {
        requireStill(account);
        if (!isUnknown(e)) {
          throw e;
        }
        shares.remove(share);
      }
    }
  }
}
