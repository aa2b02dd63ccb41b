package dev.covey.desktop.sharing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What another program has brought: files, and folders, which are not shared themselves (F1).
 *
 * @param bytes of the files together
 */
record Brought(List<Path> files, int folders, long bytes) {
  Brought {
    files = List.copyOf(files);
  }

  /** Asks the disk. */
  static Brought of(List<Path> paths) {
    Map<Boolean, List<Path>> areFolders =
        paths.stream().collect(Collectors.partitioningBy(Files::isDirectory));
    List<Path> files = areFolders.get(false);
    return new Brought(
        files,
        areFolders.get(true).size(),
        files.stream().map(Path::toFile).mapToLong(File::length).sum());
  }

  boolean isFoldersOnly() {
    return files.isEmpty() && folders > 0;
  }
}
