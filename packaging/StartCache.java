import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what the virtual machine learns in a real run of the packaged program (JEP 483, 514, 515),
 * for quicker starts.
 */
final class StartCache {
  /** One that does not fit is passed over in silence: everything works, only slower. */
  static final String SILENCE = "-Xlog:aot*=off";

  private static final long LIMIT_MINUTES = 15;

  private final Path java;
  private final List<String> options;
  private final List<Path> classPath;
  private final Path log;

  /**
   * @param runtime the packaged run time
   * @param options of the packaged launcher, but those that name the cache
   * @param classPath as in the package, in its order
   * @param log what the run says
   */
  StartCache(Path runtime, List<String> options, List<Path> classPath, Path log) {
    this.java = runtime.resolve("bin").resolve(Tool.SYSTEM.contains("win") ? "java.exe" : "java");
    this.options = options;
    this.classPath = classPath;
    this.log = log;
  }

  /** Starts the program so that it writes the cache when it ends. */
  Process recording(Path cache, Map<String, String> environment, List<String> more, String... words)
      throws IOException {
    List<String> all = new ArrayList<>();
    all.add("-XX:AOTCacheOutput=" + cache);
    all.addAll(more);
    return start(all, environment, words);
  }

  /** Starts the program. */
  Process start(List<String> more, Map<String, String> environment, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(options);
    command.addAll(more);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.add("dev.covey.Covey");
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder
        .directory(log.toAbsolutePath().getParent().toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Waits for the end of a run, which writes the cache. */
  void await(Process run, Path cache) throws IOException, InterruptedException {
    if (!run.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      run.destroyForcibly();
    }
    if (!Files.exists(cache)) {
      throw new IOException("the training run wrote no %s; see %s".formatted(cache, log));
    }
  }

  /** A short demo: two seeders, a downloader, a tracker and a balancer in one process. */
  void trainByDemo(Path cache, Path home) throws IOException, InterruptedException {
    await(
        recording(
            cache,
            Map.of("COVEY_HOME", home.toString()),
            List.of(),
            "demo",
            "--size",
            "16MiB",
            "--seeders",
            "2"),
        cache);
  }
}
