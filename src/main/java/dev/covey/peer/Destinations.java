package dev.covey.peer;

import dev.covey.content.SafeNames;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a download goes (D9): only its user chooses folders, never a name from the network (X4).
 */
final class Destinations {
  private Destinations() {}

  /**
   * The file's final path.
   *
   * @param wanted a folder, or the file's full path in a folder that exists; empty: the default
   * @param overwrite whether a file that is there may be replaced; else a free name is taken
   * @throws CoveyException {@link ErrorCode#BAD_DESTINATION} telling why it will not do
   */
  static Path choose(Optional<Path> wanted, Path defaultFolder, FileName name, boolean overwrite)
      throws CoveyException {
    String local = SafeNames.localName(name);
    Path path;
    if (wanted.isEmpty()) {
      path = make(defaultFolder.toAbsolutePath().normalize()).resolve(local);
    } else {
      Path given = wanted.get().toAbsolutePath().normalize();
      path = Files.isDirectory(given) ? given.resolve(local) : given;
    }
    requireFolder(path);
    if (!overwrite) {
      return SafeNames.free(path.getParent(), path.getFileName().toString());
    }
    requireReplaceable(path);
    return path;
  }

  private static Path make(Path folder) throws CoveyException {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw bad("The download folder '%s' cannot be made: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static void requireFolder(Path path) throws CoveyException {
    Path folder = path.getParent();
    if (folder == null || path.getFileName() == null || !Files.isDirectory(folder)) {
      throw bad("There is no folder '%s'; make it, or choose another.".formatted(folder), null);
    }
    if (!Files.isWritable(folder)) {
      throw bad("The folder '%s' cannot be written; choose another.".formatted(folder), null);
    }
  }

  private static void requireReplaceable(Path path) throws CoveyException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw bad("'%s' is no ordinary file and is not replaced.".formatted(path), null);
    }
  }

  private static CoveyException bad(String message, Exception cause) {
    return new CoveyException(ErrorCode.BAD_DESTINATION, message, cause);
  }
}
