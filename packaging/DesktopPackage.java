import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The desktop's application image and installer, by jpackage. The image has three launchers for one
 * program, which differ in the options of their virtual machines: the desktop's, one for commands
 * in a terminal, and one for servers.
 */
final class DesktopPackage {
  private static final String NAME = "covey";
  private static final String DESCRIPTION = "Group file sharing without a file server";
  private static final String DESKTOP_CACHE = "desktop.aot";
  private static final String COMMAND_CACHE = "command.aot";

  /** By it Windows knows that one installer brings another version of what is there: never change it. */
  private static final String UPGRADES = "a7acc001-d52e-4621-b5fa-deee464e21a5";

  /** Only the C library of Linux has it; elsewhere the virtual machine would complain. */
  private static final String LINUX_ONLY = "-XX:TrimNativeHeapInterval";

  private final Path root;
  private final Path app;
  private final Path work;
  private final String version;
  private final FileTime stamp;

  DesktopPackage(Path root, Path app, Path work, String version, FileTime stamp) {
    this.root = root;
    this.app = app;
    this.work = work;
    this.version = versionFor(Tool.SYSTEM, version);
    this.stamp = stamp;
  }

  /** Windows and macOS take digits and dots only, and macOS none that begins with 0. */
  private static String versionFor(String system, String version) {
    if (system.contains("linux")) {
      return version;
    }
    String digits = version.replaceFirst("[^0-9.].*", "");
    return system.contains("mac") ? digits.replaceFirst("^0\\.", "1.") : digits;
  }

  /** Makes the image and trains its start caches; returns its folder. */
  Path image(Path images) throws Exception {
    Path input = work.resolve("input");
    new Jars(stamp)
        .copy(input, List.of(app.resolve("covey.jar"), app.resolve("lib"), app.resolve("desktop")));
    Path runtime = work.resolve("runtime");
    TrimmedRuntime.withJavaFx(runtime, Jars.jarsIn(input), app.resolve("javafx"), work);
    List<Object> words = new ArrayList<>(List.of("--type", "app-image", "--name", NAME));
    words.addAll(List.of("--input", input, "--main-jar", "covey.jar"));
    words.addAll(List.of("--main-class", "dev.covey.Covey", "--arguments", "desktop"));
    words.addAll(List.of("--runtime-image", runtime, "--dest", images));
    words.addAll(List.of("--app-version", version, "--vendor", "Covey"));
    words.addAll(List.of("--description", DESCRIPTION, "--icon", icon()));
    for (String option : packaged(desktopOptions(), DESKTOP_CACHE)) {
      words.addAll(List.of("--java-options", option));
    }
    List<String> command = packaged(commandOptions(), COMMAND_CACHE);
    words.addAll(List.of("--add-launcher", launcher("covey-command", command)));
    words.addAll(List.of("--add-launcher", launcher("covey-server", packaged(serverOptions(), COMMAND_CACHE))));
    Tool.run("jpackage", words.toArray());
    Path image = images.resolve(Tool.SYSTEM.contains("mac") ? NAME + ".app" : NAME);
    Path jars = find(image, "covey.jar").getParent();
    for (Path jar : Jars.jarsIn(jars)) {
      Files.setLastModifiedTime(jar, stamp);
    }
    train(image, jars);
    if (Tool.SYSTEM.contains("linux")) {
      Path covey = image.resolve("lib/covey.sh");
      Files.copy(root.resolve("packaging/linux/covey.sh"), covey);
      Files.setPosixFilePermissions(covey, PosixFilePermissions.fromString("rwxr-xr-x"));
      // By its name the process is known.
      Path bin = image.resolve("lib/runtime/bin");
      Files.copy(bin.resolve("java"), bin.resolve(NAME), StandardCopyOption.COPY_ATTRIBUTES);
    }
    if (Tool.SYSTEM.contains("mac")) {
      // The start caches came after jpackage had signed it, and macOS calls what has changed since damaged.
      Tool.call("codesign", "--force", "--sign", "-", image.toString());
    }
    return image;
  }

  /**
   * @param type {@code deb}, {@code msi} or {@code dmg}
   */
  void installer(Path image, String type, Path packages) throws Exception {
    List<Object> words = new ArrayList<>(List.of("--type", type, "--name", NAME));
    words.addAll(List.of("--app-image", image, "--dest", packages));
    words.addAll(List.of("--app-version", version, "--vendor", "Covey"));
    words.addAll(List.of("--description", DESCRIPTION));
    if (type.equals("deb")) {
      words.addAll(List.of("--resource-dir", resources()));
      words.addAll(List.of("--linux-shortcut", "--linux-app-category", "net"));
      words.addAll(List.of("--linux-deb-maintainer", "covey@localhost"));
    }
    if (type.equals("msi")) {
      words.addAll(List.of("--win-menu", "--win-shortcut", "--win-shortcut-prompt"));
      words.addAll(List.of("--win-per-user-install", "--win-upgrade-uuid", UPGRADES));
    }
    // dpkg's own choice takes minutes for 5 MB less; Debian 12 and Ubuntu 22.04 read this one.
    Tool.runApart("jpackage", Map.of("DPKG_DEB_COMPRESSOR_TYPE", "zstd"), words);
  }

  /** What the installer takes instead of its own: scripts, entries and, by each launcher's name, icons. */
  private Path resources() throws Exception {
    Path resources = work.resolve("resources");
    Tool.copy(root.resolve("packaging/linux"), resources);
    Icon icon = Icon.read(root.resolve("packaging/covey.svg"));
    for (String launcher : List.of("covey", "covey-command", "covey-server")) {
      icon.write(resources.resolve(launcher + ".png"));
    }
    return resources;
  }

  private void train(Path image, Path jars) throws Exception {
    Path runtime = find(image, "release").getParent();
    List<Path> classPath = classPath(image, jars);
    Path log = work.resolve("training-desktop.log");
    new DesktopTraining(
            new StartCache(runtime, training(desktopOptions(), jars), classPath, log),
            work.resolve("training"))
        .train(jars.resolve(DESKTOP_CACHE));
    Path logged = work.resolve("training-command.log");
    new StartCache(runtime, training(commandOptions(), jars), classPath, logged)
        .trainByDemo(jars.resolve(COMMAND_CACHE), work.resolve("training-command"));
  }

  /** As the launchers' own files tell it: a start cache is for one class path only. */
  private static List<Path> classPath(Path image, Path jars) throws IOException {
    return Files.readAllLines(find(image, NAME + ".cfg")).stream()
        .filter(line -> line.startsWith("app.classpath="))
        .map(line -> jars.resolve(line.substring(line.lastIndexOf("$APPDIR") + 8)))
        .toList();
  }

  private static Path find(Path folder, String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.getFileName().toString().equals(name))
          .findFirst()
          .orElseThrow(() -> new IOException("%s holds no %s".formatted(folder, name)));
    }
  }

  private static List<String> packaged(List<String> options, String cache) {
    List<String> all = new ArrayList<>(options);
    all.addAll(NativeLibraries.options("$APPDIR"));
    all.addAll(List.of("-XX:AOTCache=$APPDIR/" + cache, StartCache.SILENCE));
    return all;
  }

  private static List<String> training(List<String> options, Path jars) {
    List<String> all = new ArrayList<>(options);
    all.addAll(NativeLibraries.options(jars.toString()));
    return all;
  }

  private List<String> desktopOptions() throws IOException {
    return lines("packaging/desktop.options");
  }

  private List<String> commandOptions() throws IOException {
    List<String> all = new ArrayList<>(serverOptions());
    all.addAll(lines("launcher/peer.options"));
    return all;
  }

  private static List<String> serverOptions() {
    return List.of("--enable-native-access=ALL-UNNAMED");
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(root.resolve(file)).stream()
        .filter(line -> line.startsWith("-"))
        .filter(line -> Tool.SYSTEM.contains("linux") || !line.startsWith(LINUX_ONLY))
        .toList();
  }

  private String launcher(String name, List<String> options) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("java-options", String.join(" ", options));
    properties.setProperty("arguments", "--help");
    properties.setProperty("linux-shortcut", "false");
    properties.setProperty("win-menu", "false");
    properties.setProperty("win-shortcut", "false");
    properties.setProperty("win-console", "true");
    Path file = work.resolve(name + ".properties");
    try (var out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    return name + "=" + file;
  }

  private Path icon() throws Exception {
    String ending = Tool.SYSTEM.contains("mac") ? "icns" : Tool.SYSTEM.contains("win") ? "ico" : "png";
    Path file = work.resolve(NAME + "." + ending);
    Icon.read(root.resolve("packaging/covey.svg")).write(file);
    return file;
  }
}
