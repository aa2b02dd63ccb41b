package dev.covey.peer.library;

import dev.covey.model.CoveyException;
import java.nio.file.Path;

/** Another process that opens a library, and says why it cannot. */
final class OpeningProcess {
  private OpeningProcess() {}

  public static void main(String[] args) {
    try (Library library = Library.open(Path.of(args[0]))) {
      System.out.println("opened with %d shares".formatted(library.shares().size()));
    } catch (CoveyException e) {
      System.out.println(e.getMessage());
    }
  }
}
