package dev.covey.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the demo moves.
 *
 * @param file the file to share; empty: one of random bytes is made
 * @param size bytes of the made file
 * @param seeders how many peers share it, 1 to 32
 * @param small how many small files one of them shares besides
 * @param terminal whether the progress bar may redraw its line
 */
public record DemoOptions(
    Optional<Path> file, long size, int seeders, int small, boolean terminal) {
  public static final int MOST_SEEDERS = 32;
  public static final int MOST_SMALL = 10_000;

  public DemoOptions {
    if (size < 0) {
      throw new IllegalArgumentException("A size is not negative.");
    }
    if (small < 0 || small > MOST_SMALL) {
      throw new IllegalArgumentException(
          "The demo has up to %d small files.".formatted(MOST_SMALL));
    }
    if (seeders < 1 || seeders > MOST_SEEDERS) {
      throw new IllegalArgumentException("The demo has 1 to %d seeders.".formatted(MOST_SEEDERS));
    }
  }
}
