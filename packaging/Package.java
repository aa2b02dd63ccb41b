import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/**
 * Makes this system's packages of the built program; {@code mvn -Ppackage verify} runs it. Its words
 * are the built program's folder, where packages go, the version, the type of the installer, and
 * the time that files bear.
 */
final class Package {
  private Package() {}

  public static void main(String[] words) throws Exception {
    Path root = Path.of("").toAbsolutePath();
    Path app = Path.of(words[0]).toAbsolutePath();
    Path packages = Path.of(words[1]).toAbsolutePath();
    String version = words[2];
    String type = words[3];
    FileTime stamp = FileTime.from(Instant.parse(words[4]));
    Tool.delete(packages);
    Path work = Files.createDirectories(packages.resolve("work"));

    DesktopPackage desktop = new DesktopPackage(root, app, work, version, stamp);
    Path image = desktop.image(packages);
    desktop.installer(image, type, packages);
    // Their launchers are scripts of a Unix shell.
    if (!Tool.SYSTEM.contains("win")) {
      ServerArchive servers = new ServerArchive(root, app, work, stamp);
      servers.prepare();
      for (String server : List.of("tracker", "balancer")) {
        servers.write(
            server, "covey-%s-%s-%s".formatted(server, version, Tool.platform()), packages);
      }
    }
    Tool.delete(work);
  }
}
