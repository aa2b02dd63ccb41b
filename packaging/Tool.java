import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The JDK's tools, all of the JDK that runs this, and other programs on the PATH. */
final class Tool {
  static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);

  private Tool() {}

  /** Runs one of the JDK's tools in this process; what it says is told if it fails. */
  static void run(String name, Object... words) throws IOException {
    java.io.StringWriter said = new java.io.StringWriter();
    java.io.PrintWriter out = new java.io.PrintWriter(said);
    String[] arguments = Stream.of(words).map(Object::toString).toArray(String[]::new);
    ToolProvider tool =
        ToolProvider.findFirst(name)
            .orElseThrow(() ->
                new IOException(
                    "this JDK has no %s: package with a full JDK".formatted(name)));
    if (tool.run(out, out, arguments) != 0) {
      throw new IOException("%s %s failed:%n%s".formatted(name, List.of(arguments), said));
    }
  }

  /** Runs one of the JDK's tools in a process of its own. */
  static void runApart(String name, Map<String, String> environment, List<Object> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
    words.forEach(word -> command.add(word.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    if (builder.start().waitFor() != 0) {
      throw new IOException(command + " failed");
    }
  }

  /** Runs a program of the system. */
  static void call(String... words) throws IOException, InterruptedException {
    if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
      throw new IOException(List.of(words) + " failed");
    }
  }

  static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv("PATH").split(System.getProperty("path.separator")))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** As archives are called, for example {@code linux-amd64}. */
  static String platform() {
    return (SYSTEM.contains("mac") ? "macos" : "linux") + "-" + System.getProperty("os.arch");
  }

  /** Every file under a folder, in an order that is always the same. */
  static List<Path> tree(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return new ArrayList<>(all.sorted().toList());
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path path : tree(folder).reversed()) {
        Files.delete(path);
      }
    }
  }

  static void copy(Path from, Path to) throws IOException {
    for (Path path : tree(from)) {
      Path copy = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(path, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
