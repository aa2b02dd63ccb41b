package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.Manifest;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Makes a file's manifest (F1 to F4). */
public final class FileHasher {
  private FileHasher() {}

  /**
   * Hashes a file that the user wants to share, once through.
   *
   * @param progress told the bytes hashed so far, now and then, on the calling thread
   * @param cancelled asked now and then; true ends it with {@link
   *     dev.covey.model.ErrorCode#CANCELLED}
   */
  public static Manifest hash(Path file, LongConsumer progress, BooleanSupplier cancelled)
      throws CoveyException {
    return hash(file, FileStamp.of(file), progress, cancelled);
  }

  /**
   * The same, of the file as it was when the stamp was taken: with another it ends in {@link
   * dev.covey.model.ErrorCode#FILE_CHANGED}.
   */
  public static Manifest hash(
      Path file, FileStamp stamp, LongConsumer progress, BooleanSupplier cancelled)
      throws CoveyException {
    throw new UnsupportedOperationException();
  }
}
