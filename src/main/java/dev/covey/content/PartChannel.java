package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.PieceSet;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a part file and sees that the disk has room for it; nothing existing is followed or
 * overwritten (I2, I4). Any thread may use it; it keeps nothing.
 */
final class PartChannel {
  private static final Logger log = LoggerFactory.getLogger(PartChannel.class);

  private PartChannel() {}

  /**
   * @throws CoveyException {@link ErrorCode#BAD_DESTINATION} if something of that name is there, or
   *     the folder takes no file
   */
  static FileChannel create(Path path) throws CoveyException {
    try {
      return FileChannel.open(
          path,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
    } catch (FileAlreadyExistsException e) {
      throw unwritable(path, "'%s' is in the way: remove it.".formatted(path), e);
    } catch (IOException e) {
      throw unwritable(
          path, "'%s' cannot be written: %s".formatted(path.getParent(), DiskSpace.reason(e)), e);
    }
  }

  /**
   * @param size that it is to have
   * @throws CoveyException {@link ErrorCode#BAD_PATH} or {@link ErrorCode#BAD_DESTINATION} if it is
   *     not a regular file of its own; {@link ErrorCode#FAILED} if it cannot be opened now
   */
  static FileChannel open(Path path, long size) throws CoveyException {
    if (FileStamp.of(path).size() != size && hasOtherName(path)) {
      throw unwritable(path, "'%s' is a second name of another file.".formatted(path), null);
    }
    try {
      return FileChannel.open(
          path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.FAILED, "'%s' cannot be opened: %s".formatted(path, DiskSpace.reason(e)), e);
    }
  }

  /** Whether the same file can be reached by another name, where systems tell. */
  static boolean hasOtherName(Path path) {
    try {
      return (Integer) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      log.debug("no count of names of {}: {}", path, e.toString());
      return false;
    }
  }

  /** Cuts off what is too much, and {@linkplain #reserve reserves} the rest. */
  static void fit(Path path, FileChannel channel, long size, PieceSet chosen)
      throws CoveyException {
    try {
      if (channel.size() > size) {
        channel.truncate(size);
      }
    } catch (IOException e) {
      throw DiskSpace.failed(path, 0, e);
    }
    reserve(path, channel, size, chosen);
  }

  /**
   * Gives the file its size, with real blocks for these pieces; blocks that are there already keep
   * their bytes.
   *
   * @throws CoveyException {@link ErrorCode#DISK_FULL} with the missing amount
   */
  static void reserve(Path path, FileChannel channel, long size, PieceSet chosen)
      throws CoveyException {
    try {
      long needed = chosen.isComplete() ? size - channel.size() : chosen.bytes(size);
      long missing = DiskSpace.missing(path, needed);
      if (channel.size() < size && missing > 0) {
        throw DiskSpace.full(path, missing, null);
      }
      Blocks.allocate(path, channel, size, chosen);
    } catch (IOException e) {
      throw DiskSpace.failed(path, size, e);
    }
  }

  static CoveyException unwritable(Path path, String sentence, Exception cause) {
    log.debug("no part file {}", path, cause);
    return new CoveyException(ErrorCode.BAD_DESTINATION, sentence, cause);
  }
}
