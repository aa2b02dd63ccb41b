package dev.covey.peer.transfer;

import dev.covey.model.Digests;
import dev.covey.model.DownloadId;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Sha256;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What to download, and to where.
 *
 * @param digests what the tracker says the whole file's are (D8)
 * @param manifestId {@link dev.covey.model.Manifest#id()}
 * @param destination the absolute final path, already chosen and safe (D9)
 * @param overwrite whether a file that is there by then is replaced; else a free name beside it is
 *     taken
 */
public record DownloadSpec(
    DownloadId id,
    GroupName groupName,
    GroupId group,
    FileId file,
    FileName name,
    long size,
    Digests digests,
    Sha256 manifestId,
    Path destination,
    boolean overwrite,
    Instant started) {
  public DownloadSpec {
    if (!destination.isAbsolute()) {
      throw new IllegalArgumentException("a destination is absolute: " + destination);
    }
  }
}
