package dev.covey.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A program started from its launcher, as a user would. One thread collects what it prints. */
final class LaunchedProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final BufferedWriter input;
  private final List<String> lines = new ArrayList<>(); // guarded by lines
  private final Thread collector;

  private LaunchedProcess(Process process) {
    this.process = process;
    this.input = process.outputWriter(StandardCharsets.UTF_8);
    this.collector = Thread.ofVirtual().start(this::collect);
  }

  /**
   * @param launcher relative to the checkout, for example {@code covey}
   */
  static LaunchedProcess start(Path home, String launcher, String... arguments) throws IOException {
    return start(home, Map.of(), launcher, arguments);
  }

  static LaunchedProcess start(
      Path home, Map<String, String> environment, String launcher, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(launcher).toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(home.toFile());
    builder.environment().remove("DISPLAY");
    builder.environment().remove("WAYLAND_DISPLAY");
    builder.environment().put("COVEY_HOME", home.toString());
    builder.environment().putAll(environment);
    return new LaunchedProcess(builder.start());
  }

  /** Waits for a line that fits, among those printed so far and those to come. */
  String awaitLine(Predicate<String> wanted) {
    try {
      return Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(
              () -> {
                String found = lines().stream().filter(wanted).findFirst().orElse(null);
                if (found == null && !process.isAlive()) {
                  collector.join(PATIENCE);
                  return lines().stream().filter(wanted).findFirst().orElse("");
                }
                return found;
              },
              line -> line != null);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("no such line within " + PATIENCE + "; printed: " + lines(), e);
    }
  }

  String awaitLineStartingWith(String start) {
    String line = awaitLine(candidate -> candidate.startsWith(start));
    if (line.isEmpty()) {
      throw new AssertionError("ended without a line '" + start + "…'; printed: " + lines());
    }
    return line;
  }

  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  void type(String line) throws IOException {
    input.write(line);
    input.newLine();
    input.flush();
  }

  void endInput() throws IOException {
    input.close();
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + PATIENCE + "; printed: " + lines());
    }
    collector.join(PATIENCE); // what was printed last may still be on its way
    return process.exitValue();
  }

  /** As the system asks a program to end: SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** As a power cut would: SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void collect() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader
          .lines()
          .forEach(line -> {
            synchronized (lines) {
              lines.add(line);
            }
          });
    } catch (IOException | UncheckedIOException e) {
      synchronized (lines) {
        lines.add("(output ended: " + e.getMessage() + ")");
      }
    }
  }
}
