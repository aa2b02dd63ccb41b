package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Tells a full disk from other failures of writing, for people (I2). */
final class DiskSpace {
  private DiskSpace() {}

  static CoveyException full(Path path, long missing, Throwable cause) {
    return new CoveyException(
        ErrorCode.DISK_FULL,
        "The disk of '%s' is full: %s more is needed. Free some space and the download goes on."
            .formatted(path.getParent(), amount(missing)),
        cause);
  }

  /**
   * What a failed write means. A fault of a mapping and an exception that the system words in its
   * own language do not say why: then the space that is left decides.
   *
   * @param needed bytes that were to be written
   */
  static CoveyException failed(Path path, long needed, IOException cause) {
    long missing = missing(path, needed);
    if (missing > 0 || cause instanceof MappingFault || saysFull(cause)) {
      return full(path, Math.max(missing, 1), cause);
    }
    return new CoveyException(
        ErrorCode.FAILED, "'%s' cannot be written: %s".formatted(path, reason(cause)), cause);
  }

  /** What the disk lacks of so many bytes; 0 or less if it has them, or does not tell. */
  static long missing(Path path, long needed) {
    return needed - FreeSpace.of(path).orElse(needed);
  }

  private static boolean saysFull(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left")
        || message.contains("Disk quota")
        || message.contains("not enough space");
  }

  /** The failure in a few words, without the path that the sentence around it names already. */
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "it is not there";
      case NotDirectoryException _ -> "it is no folder";
      case AccessDeniedException _ -> "you lack the permission";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /** Bytes for people, rounded up. */
  static String amount(long bytes) {
    if (bytes < 1_000_000) {
      return "%d kB".formatted((bytes + 999) / 1_000);
    }
    return bytes < 1_000_000_000
        ? "%d MB".formatted((bytes + 999_999) / 1_000_000)
        : String.format(Locale.ROOT, "%.1f GB", Math.ceil(bytes / 1e8) / 10);
  }
}
