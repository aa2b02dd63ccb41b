package dev.covey.peer.transfer;

import dev.covey.model.Digests;
import dev.covey.model.DownloadId;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Sha256;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What to download, and to where.
 *
 * @param digests what the tracker says the whole file's are (D8)
 * @param manifestId {@link dev.covey.model.Manifest#id()}
 * @param destination the absolute final path, already chosen and safe (D9)
 * @param overwrite whether a file that is there by then is replaced; else a free name beside it is
 *     taken
 */
public record DownloadSpec(
    DownloadId id,
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
    Manner manner) {
  /** Bytes of a file that comes in a moment, once it is its turn: 4 MiB. */
  public static final long SMALL = 4 << 20;

  /**
   * How much of the file is wanted, and in which order.
   *
   * @param chosen the pieces that are wanted
   * @param inOrder from the file's beginning on, rather than the rarest first (P6)
   * @param part where an earlier run of it left the chosen pieces, when those were not all
   */
  public record Manner(PieceSet chosen, boolean inOrder, Optional<Path> part) {
    /** All of a file of that size, the rarest pieces first. */
    public static Manner whole(long size) {
      return new Manner(PieceSet.all(Pieces.count(size)), false, Optional.empty());
    }
  }

  public DownloadSpec {
    if (!destination.isAbsolute()) {
      throw new IllegalArgumentException("a destination is absolute: " + destination);
    }
  }

  /** The whole file. */
  public DownloadSpec(
      DownloadId id,
      GroupName groupName,
      GroupId group,
      FileId file,
      FileName name,
      long size,
      Digests digests,
      Sha256 manifestId,
      Path destination,
      boolean overwrite,
      Instant started) {
    this(
        id,
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
        Manner.whole(size));
  }

  /** Whether only some of the pieces are wanted. */
  boolean isPart() {
    return !manner.chosen().isComplete();
  }
}
