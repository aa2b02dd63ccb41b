package dev.covey.peer.transfer;

import dev.covey.model.FileId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How small the files become that are served, from samples of each: films and archives stay as they
 * are, disk images and data sets may shrink to a third. Any thread may use it.
 */
final class PackingRatios {
  /** Files that are remembered; of more, those that were served last. */
  private static final int MOST = 1_000;

  /**
   * Samples at the beginning, and then one in so many pieces, since no file is the same all over.
   */
  private static final int FIRST = 4;

  private static final int EVERY = 64;
  private static final double SMOOTHING = 0.3;

  /** What is known of one file. */
  private static final class Known {
    private double ratio = 1;
    private int samples;
    private int pieces;
  }

  /** Guarded by this. */
  private final Map<FileId, Known> files = new LinkedHashMap<>(16, 0.75f, true);

  /** Packed bytes for each byte; 1 until something is known. */
  synchronized double of(FileId file) {
    return known(file).ratio;
  }

  /** Whether a sample of the next piece should be taken, for what is known is little or old. */
  synchronized boolean wantsSample(FileId file) {
    Known known = known(file);
    known.pieces++;
    return known.samples < FIRST || known.pieces % EVERY == 0;
  }

  /** A piece, or some of it, became so much. */
  synchronized void learned(FileId file, double ratio) {
    Known known = known(file);
    known.ratio = known.samples == 0 ? ratio : known.ratio + SMOOTHING * (ratio - known.ratio);
    known.samples++;
  }

  private Known known(FileId file) {
    Known known = files.computeIfAbsent(file, _ -> new Known());
    if (files.size() > MOST) {
      files.remove(files.keySet().iterator().next());
    }
    return known;
  }
}
