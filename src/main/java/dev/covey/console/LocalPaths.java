package dev.covey.console;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes paths of this computer, as far as their next separator. */
final class LocalPaths {
  private static final Logger log = LoggerFactory.getLogger(LocalPaths.class);
  private static final int MOST = 1000;

  private LocalPaths() {}

  /** What the typed beginning of a path may become. */
  static List<Candidate> complete(String typed) {
    int cut = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1;
    String folder = typed.substring(0, cut);
    String start = typed.substring(cut);
    List<Candidate> candidates = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(Arguments.pathOf(folder.isEmpty() ? "." : folder))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        boolean hidden = name.startsWith(".") && !start.startsWith(".");
        if (!hidden && name.startsWith(start) && candidates.size() < MOST) {
          candidates.add(candidate(folder, name, Files.isDirectory(entry)));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      log.debug("no path can be completed: {}", e.getClass().getSimpleName());
    }
    return candidates;
  }

  private static Candidate candidate(String folder, String name, boolean isFolder) {
    String shown = Printable.escape(name) + (isFolder ? "/" : "");
    return new Candidate(
        folder + name + (isFolder ? "/" : ""), shown, null, null, null, null, !isFolder);
  }
}
