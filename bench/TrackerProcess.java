import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tracker as {@code headless-tracker/tracker} starts it, and what the system tells of it. */
final class TrackerProcess implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("covey.root"));
  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
  private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)([KM])");
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Process process;
  private final Path said;
  private final long begun = System.nanoTime();
  private final CompletableFuture<Long> ready = new CompletableFuture<>();

  private TrackerProcess(Process process, Path said) {
    this.process = process;
    this.said = said;
    Thread.ofVirtual().start(this::read);
  }

  /**
   * @param home its COVEY_HOME
   * @param list its tracker_info.txt
   * @param index its place in the list, from 1
   * @param options for its JVM
   */
  static TrackerProcess start(Path home, Path list, int index, String options) throws IOException {
    Path said = home.resolve("tracker-%d.err".formatted(index));
    ProcessBuilder builder =
        new ProcessBuilder(
            ROOT.resolve("headless-tracker/tracker").toString(),
            list.toString(),
            Integer.toString(index),
            "--no-balancer");
    builder.environment().put("COVEY_HOME", home.toString());
    builder.environment().put("COVEY_APP", System.getProperty("covey.app"));
    builder.environment().put("COVEY_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("COVEY_JAVA_OPTIONS", options);
    builder.redirectError(said.toFile());
    return new TrackerProcess(builder.start(), said);
  }

  /** Notes when the ready line came, and reads on, lest the tracker wait for us. */
  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains(" ready on ")) {
          ready.complete(System.nanoTime() - begun);
        }
      }
      ready.completeExceptionally(new IOException("the tracker ended: " + Files.readString(said)));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  /** Seconds from the start of the process to its ready line. */
  double awaitReady(Duration limit) throws Exception {
    return ready.get(limit.toSeconds(), TimeUnit.SECONDS) / 1e9;
  }

  /** Heap after a full collection and memory held, in MiB; threads of the platform. */
  Map<String, Object> measure() throws IOException, InterruptedException {
    jcmd("GC.run");
    Map<String, Object> measured = new LinkedHashMap<>();
    measured.put("heapAfterGcMiB", heapMiB());
    measured.put("rssMiB", status("VmRSS") / 1024);
    measured.put("threads", status("Threads"));
    return measured;
  }

  private long heapMiB() throws IOException, InterruptedException {
    Matcher used = HEAP_USED.matcher(jcmd("GC.heap_info"));
    if (!used.find()) {
      throw new IOException("jcmd GC.heap_info tells no used heap");
    }
    long number = Long.parseLong(used.group(1));
    return used.group(2).equals("K") ? number / 1024 : number; // collectors differ
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(JCMD.toString(), Long.toString(process.pid()), command)
            .redirectErrorStream(true)
            .start();
    String told = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException("jcmd %s: %s".formatted(command, told));
    }
    return told;
  }

  /** A number of {@code /proc/PID/status}; kB where it has a unit. */
  private long status(String field) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid())))) {
      if (line.startsWith(field + ":")) {
        return Long.parseLong(line.replaceAll("\\D+", ""));
      }
    }
    throw new IOException("no %s is told of the tracker".formatted(field));
  }

  /** Seconds of processor time that it has taken so far. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
