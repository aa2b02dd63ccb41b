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
    Progress progress) {

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
        destination,
        overwrite,
        started,
        manifest,
        other);
  }

  public KeptDownload withDestination(Path other) {
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
        other,
        overwrite,
        started,
        manifest,
        progress);
  }

  public KeptDownload withManifest(Manifest known) {
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
        destination,
        overwrite,
        started,
        Optional.of(known),
        progress);
  }
}
