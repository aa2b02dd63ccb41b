package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import java.util.List;

/**
 * Whose the files are that a {@link BundleDownload} fetches together. Called by several threads.
 */
public interface BundleOwner {
  /** What touches a file's part, for moments. */
  interface Step {
    void run() throws CoveyException;
  }

  /** Whether that file is wanted still. */
  boolean isWanted(DownloadSpec file);

  /**
   * Takes a step if the file is wanted still. Whoever stops wanting it waits until the step is
   * over, and has the part file for himself then.
   *
   * @return whether the step was taken
   */
  boolean whileWanted(DownloadSpec file, Step step) throws CoveyException;

  /**
   * The same with the last step, which gives the file its name: it is too late then to stop wanting
   * it.
   */
  boolean conclude(DownloadSpec file, Step step) throws CoveyException;

  /** It has ended; these are here, and the others are not. Told by the bundle's thread. */
  void ended(List<BundleResult> completed);
}
