import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Copies the program's jars into a package, so that it starts soon. Signatures are left out: the
 * virtual machine leaves signed classes out of a start cache, and checks them at every start; the
 * package as a whole is what a user trusts or not. {@link ClassFiles Old classes} are renewed, and
 * {@link NativeLibraries} lie beside the jars.
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
        try (JarFile file = new JarFile(jar.toFile(), false)) {
          if (isAsItShouldBe(file)) {
            Files.copy(jar, copy);
          } else {
            change(file, jar, copy);
          }
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

  private static boolean isAsItShouldBe(JarFile jar) throws IOException {
    for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      if (isSignature(entry)
          || NativeLibraries.isOne(entry.getName())
          || (isClass(entry) && ClassFiles.isOld(bytes(jar, entry)))) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class");
  }

  private static boolean isSignature(JarEntry entry) {
    String name = entry.getName().toUpperCase(Locale.ROOT);
    return name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
  }

  private void change(JarFile jar, Path original, Path copy) throws IOException {
    // What the manifest says of single entries is their digests.
    Manifest manifest = jar.getManifest() == null ? new Manifest() : new Manifest(jar.getManifest());
    manifest.getEntries().clear();
    manifest.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
    try (OutputStream out = Files.newOutputStream(copy);
        JarOutputStream to = new JarOutputStream(out);
        URLClassLoader library = new URLClassLoader(new URL[] {original.toUri().toURL()})) {
      ClassFiles classes = new ClassFiles(library);
      begin(JarFile.MANIFEST_NAME, to);
      manifest.write(to);
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (isSignature(entry) || entry.getName().equals(JarFile.MANIFEST_NAME)) {
          continue;
        }
        byte[] bytes = bytes(jar, entry);
        if (NativeLibraries.isOne(entry.getName())) {
          putBeside(copy, entry, bytes);
        } else {
          begin(entry.getName(), to);
          to.write(isClass(entry) && ClassFiles.isOld(bytes) ? classes.renewed(bytes) : bytes);
        }
      }
    }
  }

  private void begin(String name, JarOutputStream to) throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setLastModifiedTime(stamp);
    to.putNextEntry(entry);
  }

  private static void putBeside(Path jar, JarEntry library, byte[] bytes) throws IOException {
    Optional<String> name = NativeLibraries.file(library.getName());
    if (name.isPresent()) {
      Files.write(jar.resolveSibling(name.get()), bytes);
    }
  }
}
