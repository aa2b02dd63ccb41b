package dev.covey.peer.transfer;

import dev.covey.content.PartFile;
import dev.covey.content.PartState;
import dev.covey.content.SafeNames;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A download on disk: the part file, and the state file that says which of its pieces are good
 * (D10). Its methods block on the disk.
 */
final class PartStore implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(PartStore.class);

  private final DownloadSpec spec;
  private final Sha256 manifestId;
  private final PartFile file;
  private final PieceSet found;

  private PartStore(DownloadSpec spec, Sha256 manifestId, PartFile file, PieceSet found) {
    this.spec = spec;
    this.manifestId = manifestId;
    this.file = file;
    this.found = found;
  }

  /**
   * Takes up what an earlier run left, piece by piece as far as it is still right; else begins
   * anew.
   *
   * @param stopped asked now and then; true ends it with {@link ErrorCode#CANCELLED}
   */
  static PartStore open(DownloadSpec spec, Manifest manifest, BooleanSupplier stopped)
      throws CoveyException {
    Path path = part(spec);
    Optional<PartState> state = PartState.read(state(spec), manifest.id(), manifest.pieceCount());
    if (state.isPresent()) {
      try {
        return resume(spec, manifest, path, state.get().done(), stopped);
      } catch (CoveyException e) {
        if (e.code() != ErrorCode.BAD_PATH && e.code() != ErrorCode.BAD_DESTINATION) {
          throw e;
        }
        log.info("the part of {} is begun anew: {}", spec.id(), e.getMessage());
      }
    }
    discard(spec);
    PartFile file = PartFile.create(path, spec.size());
    return new PartStore(spec, manifest.id(), file, PieceSet.none(manifest.pieceCount()));
  }

  private static PartStore resume(
      DownloadSpec spec, Manifest manifest, Path path, PieceSet claimed, BooleanSupplier stopped)
      throws CoveyException {
    PartFile file = PartFile.open(path, spec.size());
    try {
      PieceSet good = check(file, manifest, claimed, stopped);
      log.info("download {} goes on with {}", spec.id(), good);
      return new PartStore(spec, manifest.id(), file, good);
    } catch (CoveyException e) {
      file.close();
      throw e;
    }
  }

  /** Those of the claimed pieces whose bytes are right: the part lay where others may write. */
  private static PieceSet check(
      PartFile file, Manifest manifest, PieceSet claimed, BooleanSupplier stopped)
      throws CoveyException {
    BitSet good = claimed.toBitSet();
    MessageDigest sha1 = DigestUtils.getSha1Digest();
    byte[] buffer = new byte[Pieces.SIZE];
    for (int index = good.nextSetBit(0); index >= 0; index = good.nextSetBit(index + 1)) {
      if (stopped.getAsBoolean()) {
        throw new CoveyException(ErrorCode.CANCELLED, "The download was stopped.");
      }
      int length = manifest.pieceLength(index);
      file.read(Pieces.offset(index), buffer, length);
      sha1.update(buffer, 0, length);
      if (!manifest.matches(index, sha1.digest())) {
        good.clear(index);
      }
    }
    return PieceSet.of(claimed.size(), good);
  }

  PartFile file() {
    return file;
  }

  /** The pieces that were here already when it was opened. */
  PieceSet found() {
    return found;
  }

  /** Brings all that was written to the disk, and then notes which pieces are good. */
  void checkpoint(PieceSet done) throws CoveyException {
    file.flush();
    note(done);
  }

  private void note(PieceSet done) {
    try {
      new PartState(manifestId, done).write(state(spec));
    } catch (IOException e) {
      // Not worth ending a download for: without it a later run fetches more than it must.
      log.warn("cannot note the progress of download {}: {}", spec.id(), e.toString());
    }
  }

  /**
   * Brings all to the disk and gives the whole file its final name. If that fails, a later run can
   * try again.
   *
   * @param all all pieces
   * @return the name it got
   */
  Path finish(PieceSet all) throws CoveyException {
    try {
      Path named = file.finish(spec.destination(), spec.overwrite());
      delete(state(spec));
      return named;
    } catch (CoveyException e) {
      note(all);
      throw e;
    } finally {
      file.close();
    }
  }

  void discard() {
    file.close();
    discard(spec);
  }

  /** Deletes what an earlier run left. */
  static void discard(DownloadSpec spec) {
    delete(part(spec));
    delete(state(spec));
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      log.warn("cannot delete {}: {}", path, e.toString());
    }
  }

  private static Path part(DownloadSpec spec) {
    return SafeNames.part(spec.destination(), spec.id().toString());
  }

  private static Path state(DownloadSpec spec) {
    return SafeNames.state(spec.destination(), spec.id().toString());
  }

  @Override
  public void close() {
    file.close();
  }
}
