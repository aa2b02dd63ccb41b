package dev.covey.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of its own that is gone when closed, also when the process is asked to end. */
final class TemporaryFolder implements AutoCloseable {
  /** Asked to end, the process goes on writing into it for a moment. */
  private static final int ATTEMPTS = 20;

  private final Path path;
  private final Thread hook = new Thread(this::delete, "demo-cleanup");

  TemporaryFolder() throws IOException {
    path = Files.createTempDirectory("covey-demo");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook finds nothing left to do.
    }
  }

  private synchronized void delete() {
    for (int left = ATTEMPTS; Files.exists(path); left--) {
      try {
        deleteOnce();
      } catch (IOException | UncheckedIOException e) {
        if (left == 1) {
          System.err.println("covey: could not remove all of " + path + ": " + e.getMessage());
          return;
        }
      }
    }
  }

  private void deleteOnce() throws IOException {
    try (Stream<Path> tree = Files.walk(path)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    }
  }
}
