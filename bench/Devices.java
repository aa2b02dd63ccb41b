import dev.covey.model.CoveyException;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes devices as peers make themselves, each with a key and a certificate. */
final class Devices {
  private static final Path MEMORY = Path.of("/dev/shm");

  private Devices() {}

  /** Their files, which nobody needs again, are kept off the disk where the system allows it. */
  static List<DeviceIdentity> make(int count) throws IOException {
    Path folder =
        Files.isWritable(MEMORY)
            ? Files.createTempDirectory(MEMORY, "covey-devices")
            : Files.createTempDirectory("covey-devices");
    try {
      return IntStream.range(0, count)
          .parallel()
          .mapToObj(number -> make(folder.resolve(Integer.toString(number))))
          .toList();
    } finally {
      delete(folder);
    }
  }

  private static DeviceIdentity make(Path folder) {
    try {
      return DeviceIdentity.openOrCreate(folder);
    } catch (CoveyException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
