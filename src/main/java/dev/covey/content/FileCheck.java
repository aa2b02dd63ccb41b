package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Whether a file is, byte by byte, still what its manifest says: its pieces and the whole (D8,
 * F13).
 *
 * @param damaged pieces that are not right, or not there
 * @param stamp the file's when it was looked at; empty if it is not there
 * @param isRight whether the whole is right, and no longer or shorter
 */
public record FileCheck(PieceSet damaged, Optional<FileStamp> stamp, boolean isRight) {

  /**
   * Hashes the file with all cores, as {@link FileHasher} does.
   *
   * @param progress told the bytes hashed so far, now and then, on the calling thread
   * @param cancelled asked now and then; true ends it with {@link
   *     dev.covey.model.ErrorCode#CANCELLED}
   * @throws CoveyException also if it cannot be read, or is no ordinary file
   */
  public static FileCheck of(
      Path file, Manifest manifest, LongConsumer progress, BooleanSupplier cancelled)
      throws CoveyException {
    int count = manifest.pieceCount();
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new FileCheck(PieceSet.all(count), Optional.empty(), false);
    }
    FileStamp stamp = FileStamp.of(file);
    Manifest found = FileHasher.hash(file, stamp, progress, cancelled);
    BitSet damaged = new BitSet(count);
    for (int index = 0; index < count; index++) {
      damaged.set(index, !isSame(found, manifest, index));
    }
    return new FileCheck(
        PieceSet.of(count, damaged), Optional.of(stamp), found.id().equals(manifest.id()));
  }

  private static boolean isSame(Manifest found, Manifest manifest, int index) {
    return index < found.pieceCount()
        && found.pieceLength(index) == manifest.pieceLength(index)
        && manifest.matches(index, found.hashes().get(index));
  }
}
