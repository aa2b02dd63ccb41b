package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes pieces of a download from a file on this computer instead of fetching them. Whatever that
 * file is: only what is right by its hash, looked at in its new place, counts. The calling thread
 * copies window by window, and within one the pieces are hashed side by side.
 */
public final class PieceCopy {
  private static final Logger log = LoggerFactory.getLogger(PieceCopy.class);

  private final Path path;
  private final FileChannel source;

  /** Bytes of the source that may be copied: what goes beyond the end is none of ours. */
  private final long usable;

  private final PartFile part;
  private final BitSet wanted;

  private PieceCopy(Path path, FileChannel source, long usable, PartFile part, PieceSet wanted) {
    this.path = path;
    this.source = source;
    this.usable = usable;
    this.part = part;
    this.wanted = wanted.toBitSet();
  }

  /**
   * Copies what can be had of these pieces, which are not here yet.
   *
   * @param from links are not followed
   * @param progress told on the calling thread which of them are here and right so far
   * @param stopped asked now and then by any thread; true ends it with {@link
   *     dev.covey.model.ErrorCode#CANCELLED}
   * @return which of them are here and right now; none if the file cannot be read
   */
  public static PieceSet copy(
      Path from,
      PartFile part,
      Manifest manifest,
      PieceSet wanted,
      Consumer<PieceSet> progress,
      BooleanSupplier stopped)
      throws CoveyException {
    try (FileChannel source =
        FileChannel.open(from, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      PieceCopy copy =
          new PieceCopy(from, source, Math.min(source.size(), manifest.size()), part, wanted);
      return PartCheck.of(part, manifest, wanted, copy::step, progress, stopped);
    } catch (IOException e) {
      log.info("nothing can be copied from '{}': {}", from, e.toString());
      return PieceSet.none(wanted.size());
    }
  }

  private void step(int from, int to) {
    int first = wanted.nextSetBit(from);
    while (first >= 0 && first < to) {
      int end = Math.min(to, wanted.nextClearBit(first));
      copy(first, end);
      first = wanted.nextSetBit(end);
    }
  }

  private void copy(int first, int end) {
    long from = Pieces.offset(first);
    long length = Math.min(usable, Pieces.offset(end)) - from;
    if (length <= 0) {
      return;
    }
    try {
      part.copy(source, from, length);
    } catch (IOException e) {
      // A disk that cannot read a piece any more: it and those behind it are looked at, and
      // fetched.
      log.info(
          "pieces {} to {} cannot be copied from '{}': {}", first, end - 1, path, e.toString());
    }
  }
}
