package dev.covey.tracker.store;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a store for one process. The file beside the store also bears a mark that changes with each
 * opening and is written in the store too: if they differ, the store was put back from a copy.
 */
final class StoreLock implements Closeable {
  private static final int LONGEST_MARK = 64;

  /**
   * Files that this process holds. It must not so much as open one of them again: with the second
   * channel's end the system forgets the first one's lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private StoreLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @throws CoveyException FAILED if another process, or another part of this one, holds the store
   */
  static StoreLock take(Path store) throws CoveyException {
    Path file = real(store.resolveSibling(store.getFileName() + ".lock"));
    if (!HELD.add(file)) {
      throw inUse(store);
    }
    boolean taken = false;
    try {
      FileChannel channel = open(file);
      if (channel.tryLock() == null) {
        channel.close();
        throw inUse(store);
      }
      taken = true;
      return new StoreLock(file, channel);
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.FAILED, "%s cannot be locked: %s.".formatted(file, e.getMessage()), e);
    } finally {
      if (!taken) {
        HELD.remove(file);
      }
    }
  }

  /** One path for one file, however its folder is named. */
  private static Path real(Path file) throws CoveyException {
    try {
      return file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.FAILED, "%s cannot be opened: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static CoveyException inUse(Path store) {
    return new CoveyException(
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
    if (!channel.isOpen()) {
      return; // another may hold it by now
    }
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }
}
