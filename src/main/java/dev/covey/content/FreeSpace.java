package dev.covey.content;

import java.io.File;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How much a disk can still take from this user. Not by {@code Files.getFileStore}, which looks for
 * a mount point and fails where there is none above, as in a bare chroot.
 */
public final class FreeSpace {
  private FreeSpace() {}

  /**
   * Asks the disk.
   *
   * @param there a file or folder
   * @return bytes; empty if the system does not tell, as for what is not there
   */
  public static OptionalLong of(Path there) {
    File file = there.toFile();
    long usable = file.getUsableSpace();
    // A failure looks like a full disk, but a disk has a size.
    boolean told = usable > 0 || file.getTotalSpace() > 0;
    return told ? OptionalLong.of(usable) : OptionalLong.empty();
  }
}
