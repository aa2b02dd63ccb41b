package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that comes whole, in one write: what a mapping costs is worth it for large ones only. Many
 * are written first, then brought to the disk side by side, then named, and their folder is synced
 * once (I1, D9). Any thread may use it.
 */
public final class SmallPart {
  private SmallPart() {}

  /** Makes the file, or writes it anew. */
  public static void write(Path part, byte[] from, int offset, int length) throws CoveyException {
    ByteBuffer bytes = ByteBuffer.wrap(from, offset, length);
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw DiskSpace.failed(part, length, e);
    }
  }

  /** Returns when what was written is on the disk. */
  public static void sync(Path part) throws CoveyException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(false);
    } catch (IOException e) {
      throw DiskSpace.failed(part, 0, e);
    }
  }

  /**
   * Gives a file that is on the disk its final name, in one step and whole (D9); {@link
   * #syncFolder} must follow.
   *
   * @param overwrite whether a file of that name is replaced; else a free name beside it is taken
   * @return the name it got
   */
  public static Path name(Path part, Path destination, boolean overwrite) throws CoveyException {
    try {
      return FinalName.unsynced(part, destination, overwrite);
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.BAD_DESTINATION,
          "The download is whole, but cannot be named '%s': %s"
              .formatted(destination, DiskSpace.reason(e)),
          e);
    }
  }

  /** Returns when the names that were given in a folder are on the disk. */
  public static void syncFolder(Path folder) {
    FinalName.sync(folder);
  }
}
