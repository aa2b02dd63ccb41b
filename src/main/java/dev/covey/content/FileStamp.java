package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

  /**
   * The stamp of a regular file as it is now; links are not followed.
   *
   * @throws CoveyException with {@link ErrorCode#BAD_PATH} if there is no such file
   */
  public static FileStamp of(Path file) throws CoveyException {
    try {
      return of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.BAD_PATH, "'%s' is not there or cannot be read.".formatted(file), e);
    }
  }

  static FileStamp of(BasicFileAttributes attributes) {
    return new FileStamp(attributes.size(), attributes.lastModifiedTime().toInstant());
  }
}
