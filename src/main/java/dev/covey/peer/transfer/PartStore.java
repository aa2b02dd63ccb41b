package dev.covey.peer.transfer;

import dev.covey.content.EarlierFinish;
import dev.covey.content.PartCheck;
import dev.covey.content.PartFile;
import dev.covey.content.SafeNames;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A download on disk: the part file, which alone says what is here, since each of its pieces is
 * right or not by its hash (D10). Its methods block on the disk.
 */
final class PartStore implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(PartStore.class);

  /** How the look at what an earlier run left is followed and stopped. */
  record Check(Consumer<PieceSet> progress, BooleanSupplier stopped) {}

  private final DownloadSpec spec;
  private final PartFile file;
  private final PieceSet found;

  private PartStore(DownloadSpec spec, PartFile file, PieceSet found) {
    this.spec = spec;
    this.file = file;
    this.found = found;
  }

  /** Takes up what an earlier run left, piece by piece as far as it is right; else begins anew. */
  static PartStore open(DownloadSpec spec, Manifest manifest, Check check) throws CoveyException {
    Path path = part(spec);
    boolean there =
        Files.exists(path, LinkOption.NOFOLLOW_LINKS)
            || EarlierFinish.takeUp(
                path, spec.destination(), spec.started(), manifest, check.stopped());
    Optional<PartStore> earlier = there ? resume(spec, manifest, check) : Optional.empty();
    if (earlier.isPresent()) {
      return earlier.get();
    }
    discard(spec);
    PartFile file = PartFile.create(path, spec.size());
    return new PartStore(spec, file, PieceSet.none(manifest.pieceCount()));
  }

  /** Empty if what lies in the part's place is no part. */
  private static Optional<PartStore> resume(DownloadSpec spec, Manifest manifest, Check check)
      throws CoveyException {
    PartFile file;
    try {
      file = PartFile.open(part(spec), spec.size());
    } catch (CoveyException e) {
      if (e.code() != ErrorCode.BAD_PATH && e.code() != ErrorCode.BAD_DESTINATION) {
        throw e;
      }
      log.info("the part of {} is begun anew: {}", spec.id(), e.getMessage());
      return Optional.empty();
    }
    try {
      PieceSet good = PartCheck.of(file, manifest, check.progress(), check.stopped());
      if (!good.isComplete() && file.hasOtherName()) {
        log.info("the part of {} is begun anew: it was a second name of another file", spec.id());
        file.close();
        return Optional.empty();
      }
      log.info("download {} goes on with {}", spec.id(), good);
      return Optional.of(new PartStore(spec, file, good));
    } catch (CoveyException e) {
      file.close();
      throw e;
    }
  }

  PartFile file() {
    return file;
  }

  /** The pieces that were here already when it was opened. */
  PieceSet found() {
    return found;
  }

  /** Brings all that was written to the disk, so that it outlasts a power cut. */
  void flush() throws CoveyException {
    file.flush();
  }

  /**
   * Brings all to the disk and gives the whole file its final name. If that fails, a later run can
   * try again.
   *
   * @return the name it got
   */
  Path finish() throws CoveyException {
    try {
      return file.finish(spec.destination(), spec.overwrite());
    } finally {
      file.close();
    }
  }

  void discard() {
    file.discard();
  }

  /** Deletes what an earlier run left. */
  static void discard(DownloadSpec spec) {
    PartFile.discard(part(spec));
  }

  private static Path part(DownloadSpec spec) {
    return SafeNames.part(spec.destination(), spec.id().toString());
  }

  @Override
  public void close() {
    file.close();
  }
}
