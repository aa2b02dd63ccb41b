package dev.covey.peer;

import dev.covey.content.FreeSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much could come into a folder. It asks the disk: never on a thread that draws. */
public final class FolderSpace {
  private FolderSpace() {}

  /**
   * @param folder need not be there yet
   * @return bytes; empty if the system does not tell
   */
  public static OptionalLong of(Path folder) {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there == null ? OptionalLong.empty() : FreeSpace.of(there);
  }
}
