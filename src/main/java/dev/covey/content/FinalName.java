package dev.covey.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a finished part file its final name: in one step, whole, and over nobody's file (D9). */
final class FinalName {
  private static final Logger log = LoggerFactory.getLogger(FinalName.class);
  private static final int ATTEMPTS = 100;
  private static final FolderSyncs FOLDERS = new FolderSyncs(FinalName::syncNow);

  private FinalName() {}

  /**
   * @param overwrite whether a file of that name is replaced; else the next free name is taken
   * @return the name it got
   */
  static Path give(Path part, Path destination, boolean overwrite) throws IOException {
    Path named = unsynced(part, destination, overwrite);
    sync(named.getParent());
    return named;
  }

  /** The same, for who syncs the folder when more have their names. */
  static Path unsynced(Path part, Path destination, boolean overwrite) throws IOException {
    return overwrite ? replace(part, destination) : giveFree(part, destination);
  }

  private static Path replace(Path part, Path destination) throws IOException {
    if (isSame(part, destination)) {
      // A move between two names of one file does nothing.
      return forget(part, destination);
    }
    return Files.move(part, destination, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path giveFree(Path part, Path destination) throws IOException {
    String name = destination.getFileName().toString();
    Path free = destination;
    for (int attempt = 1; ; attempt++) {
      try {
        return claim(part, free);
      } catch (FileAlreadyExistsException e) {
        Optional<Path> earlier = earlier(part, destination);
        if (earlier.isPresent()) {
          return forget(part, earlier.get());
        }
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
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      log.debug("no second link {}: {}", name, e.toString());
      return claimByAnEmptyFile(part, name);
    }
    return forget(part, name);
  }

  private static Path claimByAnEmptyFile(Path part, Path name) throws IOException {
    Files.createFile(name);
    try {
      return replace(part, name);
    } catch (IOException e) {
      Files.delete(name);
      throw e;
    }
  }

  private static Path forget(Path part, Path name) {
    try {
      Files.delete(part);
    } catch (IOException e) {
      log.warn("cannot delete {}, which is '{}' now: {}", part, name, e.toString());
    }
    return name;
  }

  /** The name that the part got already, in a run that was killed before it lost the other one. */
  private static Optional<Path> earlier(Path part, Path destination) throws IOException {
    String name = destination.getFileName().toString();
    Path folder = destination.getParent();
    for (int number = 0; number < ATTEMPTS; number++) {
      Path candidate = SafeNames.numbered(folder, name, number);
      if (isSame(part, candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Path part, Path name) throws IOException {
    return Files.isRegularFile(name, LinkOption.NOFOLLOW_LINKS) && Files.isSameFile(part, name);
  }

  /**
   * The other way round: a file that has its final name is the part again, too.
   *
   * @throws IOException also if there is a part
   */
  static void takeBack(Path named, Path part) throws IOException {
    try {
      Files.createLink(part, named);
    } catch (UnsupportedOperationException e) {
      throw new IOException("this disk knows no second names", e);
    }
  }

  /** Brings the folder's entries to the disk, where folders can be opened. */
  static void sync(Path folder) {
    FOLDERS.sync(folder);
  }

  private static void syncNow(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      log.debug("cannot sync folder {}: {}", folder, e.toString());
    }
  }
}
