package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A download that is not whole yet, written through mapped windows (I1 to I4). Any threads may
 * write, read and flush at once.
 */
public final class PartFile implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(PartFile.class);

  /**
   * Few, and others to read back through: bringing a page to the disk costs much more while it is
   * mapped for writing.
   */
  private static final int WINDOWS_TO_WRITE = 4;

  private static final int WINDOWS_TO_READ = 4;

  /** There, syncing the file brings what was written through its mappings to the disk too. */
  private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

  private final Path path;
  private final FileChannel channel;
  private final WindowFill fill;
  private final Windows written;
  private final Windows readBack;

  /** Whether the folder's entry has been brought to the disk, too. */
  private volatile boolean findable;

  private PartFile(Path path, long size, FileChannel channel) {
    this.path = path;
    this.channel = channel;
    this.fill = new WindowFill(size);
    this.written =
        new Windows(channel, MapMode.READ_WRITE, size, WINDOWS_TO_WRITE, this::isFilledSoon);
    this.readBack = new Windows(channel, MapMode.READ_ONLY, size, WINDOWS_TO_READ);
  }

  /**
   * Makes a new file of that size with real blocks; nothing existing is followed or overwritten
   * (I2, I4).
   *
   * @throws CoveyException {@link ErrorCode#DISK_FULL} with the missing amount, or {@link
   *     ErrorCode#BAD_DESTINATION}; no file is left then
   */
  public static PartFile create(Path path, long size) throws CoveyException {
    return create(path, size, PieceSet.all(Pieces.count(size)));
  }

  /** The same, with real blocks for these pieces alone where the system allows holes. */
  public static PartFile create(Path path, long size, PieceSet chosen) throws CoveyException {
    FileChannel channel = PartChannel.create(path);
    PartFile part = new PartFile(path, size, channel);
    try {
      PartChannel.reserve(path, channel, size, chosen);
      return part;
    } catch (CoveyException e) {
      part.discard();
      throw e;
    }
  }

  /**
   * Opens the part of an earlier run, whatever became of it meanwhile: cut short it gets its real
   * blocks back, and what is too much is cut off. Which of its pieces are right, {@link PartCheck}
   * says.
   *
   * @throws CoveyException {@link ErrorCode#BAD_PATH} or {@link ErrorCode#BAD_DESTINATION} if it is
   *     not a regular file of its own (I4); {@link ErrorCode#DISK_FULL} with the missing amount,
   *     and {@link ErrorCode#FAILED} if it cannot be opened now: then it is left as it is
   */
  public static PartFile open(Path path, long size) throws CoveyException {
    return open(path, size, PieceSet.all(Pieces.count(size)));
  }

  /** The same, with real blocks for these pieces, beside those that it has already. */
  public static PartFile open(Path path, long size, PieceSet chosen) throws CoveyException {
    return on(PartChannel.open(path, size), path, size, chosen);
  }

  /** The same through a channel that the caller has opened; it is closed with the part. */
  static PartFile on(FileChannel channel, Path path, long size, PieceSet chosen)
      throws CoveyException {
    PartFile part = new PartFile(path, size, channel);
    try {
      PartChannel.fit(path, channel, size, chosen);
      return part;
    } catch (CoveyException e) {
      part.close();
      throw e;
    }
  }

  /**
   * Whether the same file can be reached by another name, where systems tell: then nothing may be
   * written to it (I4).
   */
  public boolean hasOtherName() {
    return PartChannel.hasOtherName(path);
  }

  private boolean isFilledSoon(long window) {
    synchronized (fill) {
      return fill.begins((int) window);
    }
  }

  /** The bytes of a piece are written where they belong; {@code length} must be the piece's. */
  public void write(int index, byte[] from, int offset, int length) throws CoveyException {
    try {
      written.write(Pieces.offset(index), from, offset, length);
      synchronized (fill) {
        fill.written((int) (Pieces.offset(index) / Window.BYTES));
      }
    } catch (ClosedChannelException e) {
      throw new CoveyException(ErrorCode.CANCELLED, "The download was stopped.", e);
    } catch (IOException e) {
      throw DiskSpace.failed(path, length, e);
    }
  }

  /**
   * Copies bytes of another file to the same place here, inside the system where it can; the disk
   * may let both files share them. For one thread at a time.
   *
   * @throws IOException if they cannot be read or written; how many were copied is not known then
   */
  void copy(FileChannel source, long from, long length) throws IOException {
    channel.position(from);
    long end = from + length;
    for (long at = from; at < end; ) {
      long copied = source.transferTo(at, end - at, channel);
      if (copied <= 0) {
        return;
      }
      at += copied;
    }
  }

  /** Reads back; the bytes must lie within one piece. */
  public void read(long from, byte[] into, int length) throws CoveyException {
    read(from, into, 0, length);
  }

  /**
   * Copies a piece that was written.
   *
   * @param length the piece's
   */
  public void read(int index, byte[] into, int offset, int length) throws CoveyException {
    read(Pieces.offset(index), into, offset, length);
  }

  private void read(long from, byte[] into, int offset, int length) throws CoveyException {
    try {
      readBack.read(from, into, offset, length);
    } catch (ClosedChannelException e) {
      throw new CoveyException(ErrorCode.CANCELLED, "The download was stopped.", e);
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.FAILED, "'%s' cannot be read back: %s".formatted(path, reason(e)), e);
    }
  }

  /** Returns when all that was written before is on the disk, and can be found there. */
  public void flush() throws CoveyException {
    force();
    if (!findable) {
      FinalName.sync(path.getParent());
      findable = true;
    }
  }

  private void force() throws CoveyException {
    try {
      if (!LINUX) {
        written.force();
      }
      channel.force(false);
    } catch (ClosedChannelException e) {
      throw new CoveyException(ErrorCode.CANCELLED, "The download was stopped.", e);
    } catch (IOException e) {
      throw DiskSpace.failed(path, 0, e);
    }
  }

  /**
   * Flushes, closes, and gives the file its final name, in one step and whole (D9).
   *
   * @param overwrite whether a file of that name is replaced; else a free name beside it is taken
   * @return the name it got
   */
  public Path finish(Path destination, boolean overwrite) throws CoveyException {
    force();
    close();
    try {
      return FinalName.give(path, destination, overwrite);
    } catch (IOException e) {
      throw PartChannel.unwritable(
          destination,
          "The download is whole, but cannot be named '%s': %s".formatted(destination, reason(e)),
          e);
    }
  }

  /** Closes and deletes it. */
  public void discard() {
    close();
    discard(path);
  }

  /** Deletes the part of an earlier run, if there is one. */
  public static void discard(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      log.warn("cannot delete {}: {}", path, reason(e));
    }
  }

  @Override
  public void close() {
    written.close();
    readBack.close();
    try {
      channel.close();
    } catch (IOException e) {
      log.warn("closing {}: {}", path, reason(e));
    }
  }

  private static String reason(IOException e) {
    return DiskSpace.reason(e);
  }
}
