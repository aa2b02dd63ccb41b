package dev.covey.peer;

import dev.covey.model.CoveyException;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import java.nio.file.Path;

/** A shared or downloaded file that is being compared with its manifest. For any thread. */
public interface Recheck {

  /**
   * How far it is.
   *
   * @param hashed bytes of the file read so far
   * @param size bytes the file should have
   */
  record Snapshot(GroupName group, FileName file, Path path, long hashed, long size) {}

  /**
   * What came out.
   *
   * @param damaged pieces that are not right, or not there
   * @param isRight whether the whole is right, and no longer or shorter
   * @param offered whether others can fetch it from here now
   */
  record Report(
      GroupName group,
      FileName file,
      Path path,
      long size,
      PieceSet damaged,
      boolean isRight,
      boolean offered) {
    public int pieces() {
      return Pieces.count(size);
    }
  }

  Snapshot snapshot();

  /** Stops it; nothing is changed then. Does nothing once it has ended. */
  void cancel();

  /**
   * Waits until all of the file has been compared.
   *
   * @throws CoveyException why it could not be
   */
  Report await() throws CoveyException;
}
