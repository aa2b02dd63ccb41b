import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run time with what the program needs of the JDK, and, for the desktop, JavaFX. */
final class TrimmedRuntime {
  /** What jdeps sees, and what only names and services lead to. */
  private static final Set<String> HEADLESS =
      Set.of(
          "java.base",
          "java.desktop",
          "java.logging",
          "java.management",
          "java.naming",
          "java.scripting",
          "java.security.jgss",
          "java.sql",
          "java.xml",
          "jdk.httpserver",
          "jdk.localedata",
          "jdk.net",
          "jdk.unsupported",
          "jdk.zipfs");

  private static final Set<String> JAVAFX = Set.of("javafx.controls", "javafx.fxml");

  /** Nobody needs sound, and its library would make the package need ALSA. */
  private static final Set<String> LEFT_OUT = Set.of("libjsound.so", "jsound.dll", "libjsound.dylib");

  private TrimmedRuntime() {}

  /**
   * @param jars what is to run on it
   * @param javafx the folder with JavaFX's jars
   */
  static void headless(Path runtime, List<Path> jars, Path javafx) throws IOException {
    // The desktop's classes are in the program's one jar, but no server comes near them.
    Set<String> sparing = new TreeSet<>(HEADLESS);
    sparing.addAll(JAVAFX);
    requireEnough(jars, javafx, sparing);
    link(runtime, HEADLESS, List.of());
  }

  static void withJavaFx(Path runtime, List<Path> jars, Path javafx, Path work)
      throws IOException {
    Set<String> modules = new TreeSet<>(HEADLESS);
    modules.addAll(JAVAFX);
    requireEnough(jars, javafx, modules);
    Path jmods = work.resolve("jmods");
    Files.createDirectories(jmods);
    for (Path jar : Jars.jarsIn(javafx)) {
      jmod(jar, jmods, work);
    }
    link(runtime, modules, List.of("--module-path", jmods.toString()));
  }

  private static void link(Path runtime, Set<String> modules, List<String> more)
      throws IOException {
    List<Object> words = new ArrayList<>(more);
    words.addAll(
        List.of(
            "--add-modules",
            String.join(",", modules),
            "--strip-debug",
            "--no-man-pages",
            "--no-header-files",
            "--output",
            runtime));
    Tool.run("jlink", words.toArray());
    for (Path file : Tool.tree(runtime)) {
      if (LEFT_OUT.contains(file.getFileName().toString())) {
        Files.delete(file);
      }
    }
  }

  /**
   * A jar of JavaFX as a module file, in which its libraries are libraries: from a jar they would be
   * unpacked to the user's home at the first start. Those jars that hold no module are of no use.
   */
  private static void jmod(Path jar, Path jmods, Path work) throws IOException {
    String name = jar.getFileName().toString().replace(".jar", "");
    Path classes = Files.createDirectories(work.resolve("javafx").resolve(name).resolve("classes"));
    Path libraries = Files.createDirectories(classes.resolveSibling("libraries"));
    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), java.util.Map.of())) {
      Path top = zip.getPath("/");
      if (!Files.exists(top.resolve("module-info.class"))) {
        return;
      }
      try (Stream<Path> all = Files.walk(top)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          boolean library = file.toString().matches(".*\\.(so|dll|dylib)");
          Path copy = (library ? libraries : classes).resolve(top.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    Tool.run(
        "jmod", "create", "--class-path", classes, "--libs", libraries, jmods.resolve(name + ".jmod"));
  }

  /** Fails if the classes of the program use a module that is not in the list. */
  private static void requireEnough(List<Path> jars, Path javafx, Set<String> modules)
      throws IOException {
    String path = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    List<String> words =
        new ArrayList<>(
            List.of("--multi-release", "25", "--ignore-missing-deps", "--print-module-deps"));
    words.addAll(List.of("--module-path", javafx.toString(), "--class-path", path));
    jars.forEach(jar -> words.add(jar.toString()));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, words.toArray(String[]::new));
    // Warnings come first.
    String needed = said.toString().strip().lines().reduce("", (_, last) -> last);
    Set<String> missing = new TreeSet<>(List.of(needed.split(",")));
    missing.removeAll(modules);
    if (!missing.isEmpty()) {
      throw new IOException(
          "the packaged run time would lack %s: add it in packaging/TrimmedRuntime.java"
              .formatted(missing));
    }
  }
}
