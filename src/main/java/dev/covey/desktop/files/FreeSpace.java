package dev.covey.desktop.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much space a folder's disk has. It asks the disk: never on a thread that draws. */
final class FreeSpace {
  private static final Logger log = LoggerFactory.getLogger(FreeSpace.class);

  private FreeSpace() {}

  /**
   * @param folder need not be there yet
   * @return bytes; empty if the system does not tell
   */
  static OptionalLong of(Path folder) {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Files.getFileStore(there).getUsableSpace());
    } catch (IOException e) {
      log.debug("the free space of {} is not told: {}", there, e.toString());
      return OptionalLong.empty();
    }
  }
}
