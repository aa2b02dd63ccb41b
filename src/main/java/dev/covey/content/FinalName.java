package dev.covey.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a finished part file its final name: in one step, whole, and over nobody's file (D9). */
final class FinalName {
  private static final Logger log = LoggerFactory.getLogger(FinalName.class);
  private static final int ATTEMPTS = 100;

  private FinalName() {}

  /**
   * @param overwrite whether a file of that name is replaced; else the next free name is taken
   * @return the name it got
   */
  static Path give(Path part, Path destination, boolean overwrite) throws IOException {
    Path named = overwrite ? replace(part, destination) : giveFree(part, destination);
    sync(named.getParent());
    return named;
  }

  private static Path replace(Path part, Path destination) throws IOException {
    return Files.move(part, destination, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path giveFree(Path part, Path destination) throws IOException {
    String name = destination.getFileName().toString();
    Path free = destination;
    for (int attempt = 1; ; attempt++) {
      try {
        return claim(part, free);
      } catch (FileAlreadyExistsException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        free = SafeNames.free(destination.getParent(), name);
      }
    }
  }

  /**
   * A second link fails if the name is taken, where a move would replace the file. Disks that know
   * no links get the name by an empty file first, which nobody else can have made.
   */
  private static Path claim(Path part, Path name) throws IOException {
    try {
      Files.createLink(name, part);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      log.debug("no second link {}: {}", name, e.toString());
      Files.createFile(name);
      return replace(part, name);
    }
    try {
      Files.delete(part);
    } catch (IOException e) {
      log.warn("cannot delete {}, which is '{}' now: {}", part, name, e.toString());
    }
    return name;
  }

  /** Brings the folder's entry to the disk, where folders can be opened. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      log.debug("cannot sync folder {}: {}", folder, e.toString());
    }
  }
}
