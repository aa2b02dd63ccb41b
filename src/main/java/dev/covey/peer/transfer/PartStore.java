package dev.covey.peer.transfer;

import dev.covey.content.EarlierFinish;
import dev.covey.content.PartCheck;
import dev.covey.content.PartFile;
import dev.covey.content.PieceCopy;
import dev.covey.content.SafeNames;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
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
  private PieceSet found;
  private Optional<Path> copiedFrom = Optional.empty();

  private PartStore(DownloadSpec spec, PartFile file, PieceSet found) {
    this.spec = spec;
    this.file = file;
    this.found = found;
  }

  /**
   * Takes up what an earlier run left, piece by piece as far as it is right; else begins anew. What
   * is missing then is copied from files on this computer as far as those have it.
   *
   * @param local files that may have the same content
   */
  static PartStore open(DownloadSpec spec, Manifest manifest, Check check, List<Path> local)
      throws CoveyException {
    PartStore store = open(spec, manifest, check);
    try {
      for (Path from : local) {
        store.copy(from, manifest, check);
      }
      return store;
    } catch (CoveyException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private void copy(Path from, Manifest manifest, Check check) throws CoveyException {
    PieceSet before = found;
    PieceSet missing = spec.manner().chosen().without(before);
    if (missing.count() == 0) {
      return;
    }
    PieceSet copied =
        PieceCopy.copy(
            from,
            file,
            manifest,
            missing,
            now -> check.progress().accept(before.with(now)),
            check.stopped());
    log.info("{} of download {} copied from '{}'", copied, spec.id(), from);
    found = before.with(copied);
    if (copied.count() > 0 && copiedFrom.isEmpty()) {
      copiedFrom = Optional.of(from);
    }
  }

  private static PartStore open(DownloadSpec spec, Manifest manifest, Check check)
      throws CoveyException {
    Path path = part(spec);
    boolean there =
        takeBack(spec, path)
            || (!spec.isPart()
                && EarlierFinish.takeUp(
                    path, spec.destination(), spec.started(), manifest, check.stopped()));
    Optional<PartStore> earlier = there ? resume(spec, manifest, check) : Optional.empty();
    if (earlier.isPresent()) {
      return earlier.get();
    }
    discard(spec);
    PartFile file = PartFile.create(path, spec.size(), spec.manner().chosen());
    return new PartStore(spec, file, PieceSet.none(manifest.pieceCount()));
  }

  /**
   * Whether there is a part; one that was finished with some pieces only, and had a name for people
   * to find it, is hidden again.
   */
  private static boolean takeBack(DownloadSpec spec, Path path) throws CoveyException {
    Optional<Path> earlier = spec.manner().part().filter(part -> !part.equals(path));
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        if (earlier.isPresent() && isSame(path, earlier.get())) {
          // Killed while it got that name.
          Files.delete(earlier.get());
        }
        return true;
      }
      if (earlier.isEmpty() || !Files.exists(earlier.get(), LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      Files.move(earlier.get(), path);
      return true;
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.BAD_DESTINATION,
          "'%s' cannot be taken up again: %s".formatted(earlier.orElse(path), e.getMessage()),
          e);
    }
  }

  private static boolean isSame(Path path, Path other) throws IOException {
    return Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS) && Files.isSameFile(path, other);
  }

  /** Empty if what lies in the part's place is no part. */
  private static Optional<PartStore> resume(DownloadSpec spec, Manifest manifest, Check check)
      throws CoveyException {
    PartFile file;
    try {
      file = PartFile.open(part(spec), spec.size(), spec.manner().chosen());
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

  /** The pieces that were here already when it was opened, or on this computer. */
  PieceSet found() {
    return found;
  }

  /** From where on this computer pieces were copied. */
  Optional<Path> copiedFrom() {
    return copiedFrom;
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

  /** Brings all to the disk and gives the part, which is not the whole, a name to find it by. */
  Path finishPart(Path named) throws CoveyException {
    try {
      return file.finish(named, false);
    } finally {
      file.close();
    }
  }

  void discard() {
    file.discard();
  }

  /** Deletes what an earlier run left. */
  static void discard(DownloadSpec spec) {
    Path path = part(spec);
    // The name that people found it by may be another's once it is hidden again.
    boolean hidden = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    PartFile.discard(hidden ? path : spec.manner().part().orElse(path));
  }

  /** Where it lies while it is being written. */
  static Path part(DownloadSpec spec) {
    return SafeNames.part(spec.destination(), spec.id().toString());
  }

  @Override
  public void close() {
    file.close();
  }
}
