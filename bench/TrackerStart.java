import dev.covey.model.DeviceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.codec.digest.DigestUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a tracker on a large generated store and prints, as one JSON object, what that took. */
@Command(name = "bench/tracker-start", mixinStandardHelpOptions = true, showDefaultValues = true)
final class TrackerStart implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Option(names = "--users", description = "Accounts in the store.")
  private int users = 100_000;

  @Option(names = "--groups", description = "Groups in the store.")
  private int groups = 10_000;

  @Option(names = "--files", description = "Files in the store, each with one offer.")
  private int files = 1_000_000;

  @Option(names = "--heap", description = "The tracker's heap at most, as -Xmx takes it.")
  private String heap = "1g";

  @Option(names = "--options", description = "More options for the tracker's JVM.")
  private String options = "";

  @Option(
      names = "--store",
      description = "Keep the generated store in this file, or use what is there already.")
  private Optional<Path> store = Optional.empty();

  @Option(names = "--times", description = "How often it is started on the same store.")
  private int times = 1;

  public static void main(String[] words) {
    System.exit(new CommandLine(new TrackerStart()).execute(words));
  }

  @Override
  public Integer call() throws Exception {
    try (Workbench bench = new Workbench()) {
      fill(bench.store(1));
      for (int i = 0; i < times; i++) {
        start(bench);
      }
    }
    return 0;
  }

  private void fill(Path file) throws Exception {
    if (store.isPresent() && Files.exists(store.get())) {
      Files.copy(store.get(), file);
      return;
    }
    long begun = System.nanoTime();
    long changes = new GeneratedTown(users, groups, files, TrackerStart::device).write(file);
    Workbench.progress("%d changes written in %.0f s", changes, (System.nanoTime() - begun) / 1e9);
    if (store.isPresent()) {
      Files.copy(file, store.get());
    }
  }

  private void start(Workbench bench) throws Exception {
    Path list = bench.list(1);
    String all = ("-Xmx" + heap + " " + options).strip();
    try (TrackerProcess tracker = TrackerProcess.start(bench.home(1), list, 1, all)) {
      double seconds = tracker.awaitReady(PATIENCE);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("users", users);
      figures.put("groups", groups);
      figures.put("files", files);
      figures.put("storeMiB", Files.size(bench.store(1)) >> 20);
      figures.put("heapLimit", heap);
      figures.put("secondsToReady", Math.round(10 * seconds) / 10.0);
      figures.put("cpuSeconds", Math.round(10 * tracker.cpuSeconds()) / 10.0);
      figures.putAll(tracker.measure());
      figures.put("loadAverage", Workbench.loadAverage());
      Workbench.print(figures);
    }
  }

  private static DeviceId device(int user) {
    return DeviceId.of(DigestUtils.sha256("device " + user));
  }
}
