package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Makes a file's manifest in one pass (F1 to F4). The calling thread goes over the file in steps;
 * within a step the pieces and the two digests of the whole are hashed side by side on the common
 * pool.
 */
public final class FileHasher {
  /** Pieces of one step: a window, so that it is mapped once and its pages are read once. */
  private static final int STEP = (int) (Window.BYTES / Pieces.SIZE);

  /** Pieces that one task hashes: small enough to keep all cores busy till the step's end. */
  private static final int SHARE = 16;

  /** Bytes copied and hashed at a time: they stay in the core's cache in between. */
  private static final int CHUNK = 64 << 10;

  private final Windows windows;
  private final long size;
  private final byte[] hashes;
  private final MessageDigest sha1 = DigestUtils.getSha1Digest();
  private final MessageDigest sha256 = DigestUtils.getSha256Digest();
  private final AtomicReference<IOException> failure = new AtomicReference<>();

  private FileHasher(FileChannel channel, long size) {
    this.windows = new Windows(channel, MapMode.READ_ONLY, size, 1);
    this.size = size;
    this.hashes = new byte[Pieces.count(size) * Sha1.BYTES];
  }

  /**
   * Hashes a file that the user wants to share.
   *
   * @param progress told the bytes hashed so far, now and then, on the calling thread
   * @param cancelled asked now and then; true ends it with {@link ErrorCode#CANCELLED}
   * @throws CoveyException also {@link ErrorCode#BAD_PATH} as {@link FileStamp#of}, and {@link
   *     ErrorCode#FILE_CHANGED} if somebody writes to the file meanwhile
   */
  public static Manifest hash(Path file, LongConsumer progress, BooleanSupplier cancelled)
      throws CoveyException {
    return hash(file, FileStamp.of(file), progress, cancelled);
  }

  /**
   * The same, of the file as it was when the stamp was taken: another is {@link
   * ErrorCode#FILE_CHANGED}.
   */
  public static Manifest hash(
      Path file, FileStamp stamp, LongConsumer progress, BooleanSupplier cancelled)
      throws CoveyException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      if (!FileStamp.of(file).equals(stamp)) {
        throw changed(file, null);
      }
      Manifest manifest = new FileHasher(channel, stamp.size()).hash(progress, cancelled);
      if (!FileStamp.of(file).equals(stamp)) {
        throw changed(file, null);
      }
      return manifest;
    } catch (MappingFault e) {
      throw changed(file, e);
    } catch (ClosedByInterruptException e) {
      throw new CoveyException(ErrorCode.CANCELLED, "Hashing '%s' was stopped.".formatted(file), e);
    } catch (IOException e) {
      throw unreadable(file, stamp, e);
    }
  }

  private static CoveyException unreadable(Path file, FileStamp stamp, IOException cause)
      throws CoveyException {
    if (!FileStamp.of(file).equals(stamp)) {
      return changed(file, cause);
    }
    return new CoveyException(
        ErrorCode.BAD_PATH, "'%s' cannot be read: %s".formatted(file, cause.getMessage()), cause);
  }

  private static CoveyException changed(Path file, Throwable cause) {
    return new CoveyException(
        ErrorCode.FILE_CHANGED,
        "'%s' was changed while it was hashed: share it again when it is finished.".formatted(file),
        cause);
  }

  private Manifest hash(LongConsumer progress, BooleanSupplier cancelled)
      throws CoveyException, IOException {
    try (windows) {
      int count = Pieces.count(size);
      for (int from = 0; from < count; from += STEP) {
        if (cancelled.getAsBoolean()) {
          throw new CoveyException(ErrorCode.CANCELLED, "Hashing was cancelled.");
        }
        int to = Math.min(count, from + STEP);
        hashStep(from, to);
        progress.accept(Math.min(size, Pieces.offset(to)));
      }
    }
    Digests digests = new Digests(Sha1.of(sha1.digest()), Sha256.of(sha256.digest()));
    return new Manifest(size, digests, PieceHashes.of(hashes));
  }

  private void hashStep(int from, int to) throws IOException {
    List<ForkJoinTask<?>> tasks = new ArrayList<>();
    tasks.add(task(() -> update(sha1, from, to)));
    tasks.add(task(() -> update(sha256, from, to)));
    for (int first = from; first < to; first += SHARE) {
      int share = first;
      tasks.add(task(() -> hashPieces(share, Math.min(to, share + SHARE))));
    }
    ForkJoinTask.invokeAll(tasks);
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private ForkJoinTask<?> task(Step step) {
    return ForkJoinTask.adapt(() -> {
      try {
        step.run();
      } catch (IOException e) {
        failure.compareAndSet(null, e);
      }
    });
  }

  private void update(MessageDigest digest, int from, int to) throws IOException {
    byte[] buffer = new byte[CHUNK];
    for (int index = from; index < to; index++) {
      update(digest, index, buffer);
    }
  }

  private void hashPieces(int from, int to) throws IOException {
    byte[] buffer = new byte[CHUNK];
    MessageDigest digest = DigestUtils.getSha1Digest();
    for (int index = from; index < to; index++) {
      update(digest, index, buffer);
      try {
        digest.digest(hashes, index * Sha1.BYTES, Sha1.BYTES);
      } catch (DigestException e) {
        throw new IllegalStateException("there is room for a SHA-1", e);
      }
    }
  }

  private void update(MessageDigest digest, int index, byte[] buffer) throws IOException {
    long end = Pieces.offset(index) + Pieces.length(size, index);
    for (long at = Pieces.offset(index); at < end; at += CHUNK) {
      int length = (int) Math.min(CHUNK, end - at);
      windows.read(at, buffer, 0, length);
      digest.update(buffer, 0, length);
    }
  }
}
