package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * What shows cheaply that a file is still the one that was hashed (F13).
 *
 * @param size bytes
 * @param modified as precise as the file system tells it
 */
public record FileStamp(long size, Instant modified) {
  private static final String NOT_PERMITTED = "'%s' cannot be read: you lack the permission.";
  private static final int KIND_OF_FILE = 0xF000;
  private static final int FIFO = 0x1000;
  private static final int CHARACTER_DEVICE = 0x2000;
  private static final int BLOCK_DEVICE = 0x6000;
  private static final int SOCKET = 0xC000;

  /**
   * The stamp of a file as it is now.
   *
   * @throws CoveyException with {@link ErrorCode#BAD_PATH}, naming the reason, if it is no regular
   *     file that can be read (F1); links are not followed
   */
  public static FileStamp of(Path file) throws CoveyException {
    BasicFileAttributes attributes = attributes(file);
    if (attributes.isSymbolicLink()) {
      throw refused("'%s' is a link: share the file it points to.", file, null);
    }
    if (attributes.isDirectory()) {
      throw refused("'%s' is a folder: share the files in it one by one.", file, null);
    }
    if (!attributes.isRegularFile()) {
      throw new CoveyException(
          ErrorCode.BAD_PATH,
          "'%s' is %s: only ordinary files can be shared.".formatted(file, kind(file)));
    }
    if (!Files.isReadable(file)) {
      throw refused(NOT_PERMITTED, file, null);
    }
    return of(attributes);
  }

  static FileStamp of(BasicFileAttributes attributes) {
    return new FileStamp(attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  private static BasicFileAttributes attributes(Path file) throws CoveyException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      throw refused("'%s' was not found.", file, e);
    } catch (AccessDeniedException e) {
      throw refused(NOT_PERMITTED, file, e);
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.BAD_PATH, "'%s' cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String kind(Path file) {
    try {
      int mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      return switch (mode & KIND_OF_FILE) {
        case FIFO -> "a pipe";
        case CHARACTER_DEVICE, BLOCK_DEVICE -> "a device";
        case SOCKET -> "a socket";
        default -> "no ordinary file";
      };
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return "a device, pipe or socket";
    }
  }

  private static CoveyException refused(String sentence, Path file, Throwable cause) {
    return new CoveyException(ErrorCode.BAD_PATH, sentence.formatted(file), cause);
  }
}
