import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code covey-tracker-…​.tar.gz} and {@code covey-balancer-…​.tar.gz}: a server with its run time,
 * to be unpacked anywhere. Both hold the same program, without JavaFX, and differ in what starts it.
 */
final class ServerArchive {
  private static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED");

  private final Path root;
  private final Path app;
  private final Path work;
  private final FileTime stamp;

  /**
   * @param root the checkout
   * @param app the built program
   */
  ServerArchive(Path root, Path app, Path work, FileTime stamp) {
    this.root = root;
    this.app = app;
    this.work = work;
    this.stamp = stamp;
  }

  /** The program that both archives share: run time, jars and start cache. */
  void prepare() throws Exception {
    Path shared = work.resolve("server");
    Path lib = shared.resolve("lib");
    new Jars(stamp).copy(lib, List.of(app.resolve("covey.jar"), app.resolve("lib")));
    TrimmedRuntime.headless(shared.resolve("runtime"), classPath(lib), app.resolve("javafx"));
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(NativeLibraries.options(lib.toString()));
    new StartCache(
            shared.resolve("runtime"), options, classPath(lib), work.resolve("training-server.log"))
        .trainByDemo(lib.resolve("covey.aot"), work.resolve("training-server"));
  }

  /**
   * @param server {@code tracker} or {@code balancer}
   * @param name of the archive, without its ending
   */
  void write(String server, String name, Path archives) throws IOException {
    Path folder = work.resolve(name);
    Tool.copy(work.resolve("server"), folder);
    String jars =
        classPath(folder.resolve("lib")).stream()
            .map(jar -> "$here/lib/" + jar.getFileName())
            .collect(Collectors.joining(":"));
    String natives =
        NativeLibraries.options("$here/lib").stream()
            .map("\"%s\""::formatted)
            .collect(Collectors.joining(" "));
    Path templates = root.resolve("packaging/servers");
    String covey = Files.readString(templates.resolve("covey"));
    script(folder.resolve("covey"), covey.replace("@JARS@", jars).replace("@NATIVES@", natives));
    script(
        folder.resolve("covey-" + server),
        Files.readString(templates.resolve("covey-server")).replace("@SERVER@", server));
    Path headless = root.resolve("headless-" + server);
    String unit = "covey-%s.service".formatted(server);
    Files.copy(headless.resolve(unit), folder.resolve(unit));
    if (server.equals("tracker")) {
      Files.copy(headless.resolve("tracker_info.txt"), folder.resolve("tracker_info.txt"));
    }
    Files.copy(templates.resolve("README-%s.txt".formatted(server)), folder.resolve("README.txt"));
    Files.copy(root.resolve(".env.example"), folder.resolve("env.example"));
    Files.copy(root.resolve("LICENSE"), folder.resolve("LICENSE"));
    TarGz.write(folder, archives.resolve(name + ".tar.gz"), stamp);
  }

  private static List<Path> classPath(Path lib) throws IOException {
    List<Path> jars = new ArrayList<>(Jars.jarsIn(lib));
    Path main = lib.resolve("covey.jar");
    jars.remove(main);
    jars.addFirst(main);
    return jars;
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
