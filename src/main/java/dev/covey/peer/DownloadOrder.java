package dev.covey.peer;

import dev.covey.model.Portion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a file is to be fetched.
 *
 * @param destination a folder or the file's full path; empty: the default folder
 * @param overwrite replace a file that is there, rather than choosing a free name (D9)
 * @param portion how much of the file. While that is not all, it lies under its name and {@code
 *     .part}, every piece where it belongs
 * @param inOrder from the file's beginning on, for who begins to watch it meanwhile
 */
public record DownloadOrder(
    Optional<Path> destination, boolean overwrite, Portion portion, boolean inOrder) {

  /** All of the file. */
  public static DownloadOrder whole(Optional<Path> destination, boolean overwrite) {
    return new DownloadOrder(destination, overwrite, Portion.ALL, false);
  }
}
