package dev.covey.peer.transfer;

import dev.covey.model.Sha256;
import java.nio.file.Path;
import java.util.List;

/**
 * Files on this computer that had a content when it was last looked at, in whatever group. What is
 * copied from them is checked, so a wrong one costs time only. Any thread may ask.
 */
@FunctionalInterface
public interface LocalFiles {
  /** Those most likely right first; none if there are none. */
  List<Path> having(Sha256 content, long size);
}
