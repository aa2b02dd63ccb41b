package dev.covey.peer.library;

import dev.covey.model.AccountId;
import dev.covey.model.Digests;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Sha256;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A download that an account began on this device.
 *
 * @param manifestId {@link Manifest#id()}
 * @param destination absolute; where the file is, once completed
 * @param manifest once it is known
 * @param progress how far it was when that was last kept
 */
public record KeptDownload(
    DownloadId id,
    AccountId account,
    GroupName groupName,
    GroupId group,
    FileId file,
    FileName name,
    long size,
    Digests digests,
    Sha256 manifestId,
    Path destination,
    boolean overwrite,
    Instant started,
    Optional<Manifest> manifest,
    Progress progress,
    Manner manner) {

  /**
   * How much of the file is wanted, and how.
   *
   * @param chosen the pieces that are wanted
   * @param inOrder from the file's beginning on
   * @param part where the chosen pieces lie for people to find, once those are here and are not all
   * @param copiedFrom the file on this computer that some of it was copied from
   */
  public record Manner(
      PieceSet chosen, boolean inOrder, Optional<Path> part, Optional<Path> copiedFrom) {
    /** All of a file of that size, the rarest pieces first. */
    public static Manner whole(long size) {
      return new Manner(
          PieceSet.all(Pieces.count(size)), false, Optional.empty(), Optional.empty());
    }

    public Manner withChosen(PieceSet other) {
      return new Manner(other, inOrder, part, copiedFrom);
    }

    public Manner withInOrder(boolean now) {
      return new Manner(chosen, now, part, copiedFrom);
    }
  }

  /** All of a file. */
  public KeptDownload(
      DownloadId id,
      AccountId account,
      GroupName groupName,
      GroupId group,
      FileId file,
      FileName name,
      long size,
      Digests digests,
      Sha256 manifestId,
      Path destination,
      boolean overwrite,
      Instant started,
      Optional<Manifest> manifest,
      Progress progress) {
    this(
        id,
        account,
        groupName,
        group,
        file,
        name,
        size,
        digests,
        manifestId,
        destination,
        overwrite,
        started,
        manifest,
        progress,
        Manner.whole(size));
  }

  /** Whether only some of the file's pieces are wanted. */
  public boolean isPart() {
    return !manner.chosen().isComplete();
  }

  /** What is to become of a download at the next start. */
  public enum Fate {
    /** Goes on. */
    UNFINISHED,
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELLED
  }

  /**
   * @param done verified pieces
   * @param error why it failed
   * @param finished when it ended
   */
  public record Progress(
      Fate fate,
      PieceSet done,
      Optional<ErrorCode> error,
      String message,
      Optional<Instant> finished) {}

  public KeptDownload with(Progress other) {
    return with(destination, manifest, other, manner);
  }

  public KeptDownload with(Manner other) {
    return with(destination, manifest, progress, other);
  }

  public KeptDownload withDestination(Path other) {
    return with(other, manifest, progress, manner);
  }

  public KeptDownload withManifest(Manifest known) {
    return with(destination, Optional.of(known), progress, manner);
  }

  private KeptDownload with(
      Path toPath, Optional<Manifest> known, Progress progressNow, Manner mannerNow) {
    return new KeptDownload(
        id,
        account,
        groupName,
        group,
        file,
        name,
        size,
        digests,
        manifestId,
        toPath,
        overwrite,
        started,
        known,
        progressNow,
        mannerNow);
  }
}
