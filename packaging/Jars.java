import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Copies the program's jars into a package, without signatures: the virtual machine leaves signed
 * classes out of a start cache, and checks them at every start. The package as a whole is what a
 * user trusts or not.
 */
final class Jars {
  private final FileTime stamp;

  /**
   * @param stamp the time of every file: a start cache is for jars of one time only
   */
  Jars(FileTime stamp) {
    this.stamp = stamp;
  }

  /** Copies all jars of these folders and files. */
  void copy(Path to, List<Path> from) throws IOException {
    Files.createDirectories(to);
    for (Path source : from) {
      for (Path jar : Files.isDirectory(source) ? jarsIn(source) : List.of(source)) {
        Path copy = to.resolve(jar.getFileName());
        if (isSigned(jar)) {
          unsigned(jar, copy);
        } else {
          Files.copy(jar, copy);
        }
        Files.setLastModifiedTime(copy, stamp);
      }
    }
  }

  static List<Path> jarsIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static boolean isSigned(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      return file.stream().anyMatch(Jars::isSignature);
    }
  }

  private static boolean isSignature(JarEntry entry) {
    String name = entry.getName().toUpperCase(Locale.ROOT);
    return name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
  }

  private void unsigned(Path jar, Path copy) throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      // What the manifest says of single entries is their digests.
      Manifest manifest = new Manifest(file.getManifest());
      manifest.getEntries().clear();
      try (OutputStream out = Files.newOutputStream(copy);
          JarOutputStream to = new JarOutputStream(out)) {
        JarEntry head = new JarEntry(JarFile.MANIFEST_NAME);
        head.setLastModifiedTime(stamp);
        to.putNextEntry(head);
        manifest.write(to);
        for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
          if (!isSignature(entry) && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
            add(file, entry, to);
          }
        }
      }
    }
  }

  private void add(JarFile file, JarEntry entry, JarOutputStream to) throws IOException {
    JarEntry copy = new JarEntry(entry.getName());
    copy.setLastModifiedTime(stamp);
    to.putNextEntry(copy);
    try (InputStream in = file.getInputStream(entry)) {
      in.transferTo(to);
    }
  }
}
