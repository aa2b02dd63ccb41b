package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds a store for one process. The file beside the store also bears a mark that changes with each
 * opening and is written in the store too: if they differ, the store was put back from a copy.
 */
final class StoreLock implements Closeable {
  private static final int LONGEST_MARK = 64;

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws CoveyException FAILED if another process, or another part of this one, holds the store
   */
  static StoreLock take(Path store) throws CoveyException {
    Path file = store.resolveSibling(store.getFileName() + ".lock");
    FileChannel channel = open(file);
    try {
      if (isLocked(channel)) {
        return new StoreLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.FAILED, "%s cannot be locked: %s.".formatted(file, e.getMessage()), e);
    }
    throw new CoveyException(
        ErrorCode.FAILED,
        "Another tracker uses this store, %s: stop it, or give this one a directory of its own."
            .formatted(store));
  }

  private static FileChannel open(Path file) throws CoveyException {
    try {
      return FileChannel.open(
          file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.FAILED, "%s cannot be opened: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /** The mark that was left at the last opening; empty if none was. */
  String mark() throws IOException {
    ByteBuffer mark = ByteBuffer.allocate(LONGEST_MARK);
    channel.read(mark, 0);
    return StandardCharsets.UTF_8.decode(mark.flip()).toString();
  }

  void mark(String mark) throws IOException {
    channel.truncate(0);
    channel.write(StandardCharsets.UTF_8.encode(mark), 0);
    channel.force(true);
  }

  /** Also lets go of the lock. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
