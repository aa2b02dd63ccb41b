package dev.covey.content;

import dev.covey.model.CoveyException;
import java.io.Closeable;
import java.nio.file.Path;

/**
 * A download that is not whole yet, written through mapped windows (I1 to I4). Any threads may
 * write different pieces at once.
 */
public final class PartFile implements Closeable {
  private PartFile() {}

  /** Where the part of a download to that destination lies: hidden, in the same folder. */
  public static Path beside(Path destination, String id) {
    return destination.resolveSibling("." + destination.getFileName() + "." + id + ".covey-part");
  }

  /**
   * Makes a new file of that size with real blocks; nothing existing is followed or overwritten.
   *
   * @throws CoveyException {@link dev.covey.model.ErrorCode#DISK_FULL} with the missing amount, or
   *     {@link dev.covey.model.ErrorCode#BAD_DESTINATION}
   */
  public static PartFile create(Path path, long size) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
