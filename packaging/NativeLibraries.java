import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The libraries that some jars bring for many systems. A package for Linux has those of its own system
 * as files beside the jars: else they would be unpacked at each start, which also fails where nothing
 * in the folder for temporary files may be run.
 */
final class NativeLibraries {
  private static final String ZSTD = "libzstd-jni.so";

  /** In which folders of the jars they lie, by {@link Tool#platform}. */
  private static final Map<String, List<String>> FOLDERS =
      Map.of(
          "linux-amd64", List.of("org/sqlite/native/Linux/x86_64/", "linux/amd64/"),
          "linux-aarch64", List.of("org/sqlite/native/Linux/aarch64/", "linux/aarch64/"));

  private NativeLibraries() {}

  /** Whether the entry of a jar is such a library, of whatever system, and is left out of the jar. */
  static boolean isOne(String entry) {
    return FOLDERS.containsKey(Tool.platform())
        && entry.matches("(org/sqlite/native|aix|darwin|freebsd|linux|win)/.*\\.(so|dylib|dll)");
  }

  /** As what file it lies beside the jars; empty if it is another system's. */
  static Optional<String> file(String entry) {
    String name = entry.substring(entry.lastIndexOf('/') + 1);
    return FOLDERS.getOrDefault(Tool.platform(), List.of()).contains(entry.substring(0, entry.length() - name.length()))
        ? Optional.of(name.startsWith("libzstd-jni") ? ZSTD : name)
        : Optional.empty();
  }

  /**
   * What the virtual machine is told.
   *
   * @param folder where the files lie
   */
  static List<String> options(String folder) {
    return FOLDERS.containsKey(Tool.platform())
        ? List.of("-Dorg.sqlite.lib.path=" + folder, "-DZstdNativePath=" + folder + "/" + ZSTD)
        : List.of();
  }
}
