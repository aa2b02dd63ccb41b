package dev.covey.peer.library;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds a data directory for one peer of one process. */
final class DirectoryLock implements Closeable {
  private static final String FILE = "library.lock";

  /**
   * Held by this process. The system would say so too, but then trying would end the lock that is
   * held: closing any channel to a file gives up all its locks of the process.
   */
  private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /** Makes the folder, for its owner only, if it is not there. */
  static DirectoryLock take(Path directory) throws CoveyException {
    createPrivately(directory);
    Path real;
    try {
      real = directory.toRealPath();
    } catch (IOException e) {
      throw unusable(directory, e);
    }
    if (!HERE.add(real)) {
      throw taken(directory);
    }
    try {
      FileChannel channel = lock(real.resolve(FILE)).orElseThrow(() -> taken(directory));
      return new DirectoryLock(real, channel);
    } catch (IOException e) {
      HERE.remove(real);
      throw unusable(directory, e);
    } catch (CoveyException e) {
      HERE.remove(real);
      throw e;
    }
  }

  private static void createPrivately(Path directory) throws CoveyException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] privately =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createDirectories(directory, privately);
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "The data directory %s cannot be made: %s".formatted(directory, e.getMessage()),
          e);
    }
  }

  private static Optional<FileChannel> lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  private static CoveyException unusable(Path directory, IOException e) {
    return new CoveyException(
        ErrorCode.FAILED,
        "The data directory %s cannot be used: %s".formatted(directory, e.getMessage()),
        e);
  }

  private static CoveyException taken(Path directory) {
    return new CoveyException(
        ErrorCode.FAILED,
        "Covey is already running with this data directory, %s; close it, or give this one another."
            .formatted(directory));
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HERE.remove(directory);
    }
  }
}
