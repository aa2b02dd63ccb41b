package dev.covey.desktop.instance;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the first desktop of a data directory from later ones. The system gives it up when the
 * process ends, however that ends. Any thread may call it.
 */
final class InstanceLock implements Closeable {
  private static final String FILE = "desktop.lock";

  /** Held by this process: to try again would give up what is held (POSIX). */
  private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private InstanceLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * @param directory an existing folder
   * @return empty if another desktop holds it
   */
  static Optional<InstanceLock> take(Path directory) throws IOException {
    Path real = directory.toRealPath();
    if (!HERE.add(real)) {
      return Optional.empty();
    }
    Optional<FileChannel> channel = Optional.empty();
    try {
      channel = lock(real.resolve(FILE));
      return channel.map(held -> new InstanceLock(real, held));
    } finally {
      if (channel.isEmpty()) {
        HERE.remove(real);
      }
    }
  }

  private static Optional<FileChannel> lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean held = false;
    try {
      held = channel.tryLock() != null;
    } finally {
      if (!held) {
        channel.close();
      }
    }
    return held ? Optional.of(channel) : Optional.empty();
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
