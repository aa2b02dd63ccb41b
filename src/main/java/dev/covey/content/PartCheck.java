package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which pieces of a part file are right, by their hashes alone (D10). The calling thread
 * goes over the file window by window; within one the pieces are hashed side by side on the common
 * pool.
 */
public final class PartCheck {
  private static final Logger log = LoggerFactory.getLogger(PartCheck.class);

  /** Pieces of one step: a window, so that it is mapped once. */
  private static final int STEP = (int) (Window.BYTES / Pieces.SIZE);

  /** Pieces that one task hashes: small enough to keep all cores busy till the step's end. */
  private static final int SHARE = 8;

  /** What a reserved block reads as until something is written to it. */
  private static final byte[] ZEROS = new byte[Pieces.SIZE];

  private static final byte[] HASH_OF_ZEROS = DigestUtils.sha1(ZEROS);

  // Immutable
  private final PartFile file;
  private final Manifest manifest;
  private final PieceSet wanted;
  private final Before before;
  private final BooleanSupplier stopped;
  private final AtomicReference<CoveyException> failure = new AtomicReference<>();

  /** Each element is written by one task, and read by the calling thread after it. */
  private final boolean[] right;

  /** Done before pieces are looked at, on the calling thread. */
  @FunctionalInterface
  interface Before {
    /** The pieces {@code from} to before {@code to} are next. */
    void step(int from, int to) throws CoveyException;
  }

  private PartCheck(
      PartFile file, Manifest manifest, PieceSet wanted, Before before, BooleanSupplier stopped) {
    this.file = file;
    this.manifest = manifest;
    this.wanted = wanted;
    this.before = before;
    this.stopped = stopped;
    this.right = new boolean[manifest.pieceCount()];
  }

  /**
   * Looks at every piece.
   *
   * @param progress told on the calling thread which have been found right so far, now and then
   * @param stopped asked now and then by any thread; true ends it with {@link ErrorCode#CANCELLED}
   */
  public static PieceSet of(
      PartFile file, Manifest manifest, Consumer<PieceSet> progress, BooleanSupplier stopped)
      throws CoveyException {
    PieceSet all = PieceSet.all(manifest.pieceCount());
    return new PartCheck(file, manifest, all, (_, _) -> {}, stopped).run(progress);
  }

  /** Looks at some pieces only, each time after something else was done for them. */
  static PieceSet of(
      PartFile file,
      Manifest manifest,
      PieceSet wanted,
      Before before,
      Consumer<PieceSet> progress,
      BooleanSupplier stopped)
      throws CoveyException {
    return new PartCheck(file, manifest, wanted, before, stopped).run(progress);
  }

  private PieceSet run(Consumer<PieceSet> progress) throws CoveyException {
    BitSet found = new BitSet();
    for (int from = 0; from < right.length; from += STEP) {
      progress.accept(PieceSet.of(right.length, found));
      int to = Math.min(right.length, from + STEP);
      before.step(from, to);
      check(from, to);
      for (int index = from; index < to; index++) {
        found.set(index, right[index]);
      }
    }
    return PieceSet.of(right.length, found);
  }

  private void check(int from, int to) throws CoveyException {
    List<ForkJoinTask<?>> tasks = new ArrayList<>();
    for (int first = from; first < to; first += SHARE) {
      int share = first;
      tasks.add(ForkJoinTask.adapt(() -> checkShare(share, Math.min(to, share + SHARE))));
    }
    ForkJoinTask.invokeAll(tasks);
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private void checkShare(int from, int to) {
    byte[] buffer = new byte[Pieces.SIZE];
    MessageDigest sha1 = DigestUtils.getSha1Digest();
    for (int index = from; index < to && failure.get() == null; index++) {
      if (stopped.getAsBoolean()) {
        fail(new CoveyException(ErrorCode.CANCELLED, "The download was stopped."));
        return;
      }
      right[index] = wanted.contains(index) && isRight(index, buffer, sha1);
    }
  }

  private boolean isRight(int index, byte[] buffer, MessageDigest sha1) {
    int length = manifest.pieceLength(index);
    try {
      file.read(index, buffer, 0, length);
    } catch (CoveyException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        fail(e);
      } else {
        // Worth fetching again, which tells whether it can be written.
        log.debug("piece {} cannot be read: {}", index, e.getMessage());
      }
      return false;
    }
    if (length == Pieces.SIZE && Arrays.equals(buffer, ZEROS)) {
      return manifest.matches(index, HASH_OF_ZEROS);
    }
    sha1.update(buffer, 0, length);
    return manifest.matches(index, sha1.digest());
  }

  private void fail(CoveyException e) {
    failure.compareAndSet(null, e);
  }
}
