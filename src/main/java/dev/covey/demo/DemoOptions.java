package dev.covey.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the demo moves.
 *
 * @param file the file to share; empty: one of random bytes is made
 * @param size bytes of the made file
 * @param seeders how many peers share it, 1 to 32
 * @param terminal whether the progress bar may redraw its line
 */
public record DemoOptions(Optional<Path> file, long size, int seeders, boolean terminal) {
  public static final int MOST_SEEDERS = 32;

  public DemoOptions {
    if (size < 0) {
      throw new IllegalArgumentException("A size is not negative.");
    }
    if (seeders < 1 || seeders > MOST_SEEDERS) {
      throw new IllegalArgumentException("The demo has 1 to %d seeders.".formatted(MOST_SEEDERS));
    }
  }
}
