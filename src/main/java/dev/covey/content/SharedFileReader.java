package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Pieces;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads a shared file's pieces through mapped windows, and notices when it is no longer the file
 * that was hashed (F13). Any threads may read at once.
 */
public final class SharedFileReader implements Closeable {
  private static final int WINDOWS = 4;

  private final Path path;
  private final FileStamp stamp;
  private final FileChannel channel;
  private final Windows windows;

  private SharedFileReader(Path path, FileStamp stamp, FileChannel channel) {
    this.path = path;
    this.stamp = stamp;
    this.channel = channel;
    this.windows = new Windows(channel, MapMode.READ_ONLY, stamp.size(), WINDOWS);
  }

  /**
   * Opens the file; links are not followed.
   *
   * @throws CoveyException {@link ErrorCode#FILE_CHANGED} if it is not there, or not the file of
   *     that stamp
   */
  public static SharedFileReader open(Path path, FileStamp stamp) throws CoveyException {
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw failed(path, stamp, e);
    }
    SharedFileReader reader = new SharedFileReader(path, stamp, channel);
    try {
      reader.check();
      return reader;
    } catch (CoveyException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * Copies a file of one piece, which is not worth a mapping.
   *
   * @param into has room for it after {@code offset}
   * @return its length in bytes
   * @throws CoveyException {@link ErrorCode#FILE_CHANGED} as {@link #open} and {@link #read}; what
   *     was copied must not be used then
   */
  public static int readWhole(Path path, FileStamp stamp, byte[] into, int offset)
      throws CoveyException {
    int length = Pieces.length(stamp.size(), 0);
    ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          throw changed(path, null);
        }
      }
    } catch (IOException e) {
      throw failed(path, stamp, e);
    }
    if (!isUnchanged(path, stamp)) {
      throw changed(path, null);
    }
    return length;
  }

  /**
   * Copies a piece.
   *
   * @param into has room for it after {@code offset}
   * @return its length in bytes
   * @throws CoveyException {@link ErrorCode#FILE_CHANGED} if the file was touched since it was
   *     hashed; what was copied must not be used then
   */
  public int read(int index, byte[] into, int offset) throws CoveyException {
    int length = Pieces.length(stamp.size(), index);
    try {
      windows.read(Pieces.offset(index), into, offset, length);
    } catch (ClosedChannelException e) {
      throw new CoveyException(ErrorCode.CANCELLED, "Reading '%s' was stopped.".formatted(path), e);
    } catch (IOException e) {
      throw failed(path, stamp, e);
    }
    // After the copy: whatever was written before it shows now.
    check();
    return length;
  }

  private void check() throws CoveyException {
    if (!isUnchanged(path, stamp)) {
      throw changed(path, null);
    }
  }

  private static boolean isUnchanged(Path path, FileStamp stamp) {
    try {
      return FileStamp.of(path).equals(stamp);
    } catch (CoveyException _) {
      return false;
    }
  }

  /** Why it cannot be read: mostly because it is no longer the same, seldom the disk's fault. */
  private static CoveyException failed(Path path, FileStamp stamp, IOException cause) {
    return isUnchanged(path, stamp)
        ? new CoveyException(
            ErrorCode.FAILED, "'%s' cannot be read: %s".formatted(path, cause.getMessage()), cause)
        : changed(path, cause);
  }

  private static CoveyException changed(Path path, Throwable cause) {
    return new CoveyException(
        ErrorCode.FILE_CHANGED,
        "'%s' was changed, moved or deleted since it was shared: share it again.".formatted(path),
        cause);
  }

  @Override
  public void close() {
    windows.close();
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("a channel that only reads cannot fail to close", e);
    }
  }
}
