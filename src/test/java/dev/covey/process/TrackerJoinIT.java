package dev.covey.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Trackers that come to running ones, each a process with a home of its own (T10). */
@Timeout(180)
class TrackerJoinIT {
  /** Where nobody answers: whoever is told of this balancer knows only his list. */
  private static final int NO_BALANCER = 1;

  @TempDir Path directory;

  private final List<LaunchedProcess> running = new ArrayList<>();
  private Path network;
  private Path home;
  private Path list;
  private int first;
  private int second;

  @BeforeEach
  void makeNetwork() throws Exception {
    network = newNetwork("home");
    home = home("servers", network);
    list = home.resolve("tracker_info.txt");
    first = FreePorts.next();
    second = FreePorts.next();
  }

  @AfterEach
  void stop() {
    running.reversed().forEach(LaunchedProcess::close);
  }

  @Test
  void aTrackerJoinsRunningOnesByAnAddressAndTheKeys() throws Exception { // T3, T10, L3
    int balancer = FreePorts.next();
    Files.writeString(list, line(first) + line(second));
    running.add(WholeNetworkIT.startBalancer(home, balancer));
    tracker(1, home, "1", "--balancer", "127.0.0.1:" + balancer);
    tracker(2, home, "2", "--balancer", "127.0.0.1:" + balancer);
    JsonConsole ana = console("ana", home, balancer);
    WholeNetworkIT.signIn(ana, "ana");
    ana.succeed("create_group films");

    Path apart = home("third-server", network);
    int third = FreePorts.next();
    join(3, apart, third, "--balancer", "127.0.0.1:" + balancer);
    awaitTracker(ana, third);

    JsonConsole visitor = consoleAt(apart, third);
    visitor.succeedInTheEnd("login ana correct-horse");
    assertThat(visitor.succeed("list_groups").toString()).contains("films");
    visitor.succeed("create_group books");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ana.give("list_groups").toString().contains("books"));
    // The balancer has heard of it too, and nobody listed it: ana goes on there.
    running.subList(1, 3).forEach(LaunchedProcess::close);
    ana.succeedInTheEnd("create_group songs");
  }

  @Test
  void withTheKeysOfAnotherNetworkItJoinsNothingAndSaysSo() throws Exception { // L7, X2
    Files.writeString(list, line(first));
    tracker(1, home, "1", "--no-balancer");
    Path stranger = home("stranger", newNetwork("elsewhere"));
    try (LaunchedProcess refused =
        LaunchedProcess.start(
            stranger, "headless-tracker/tracker", joining(3, first, FreePorts.next()))) {
      assertThat(refused.awaitExit()).isEqualTo(1);
      assertThat(refused.lines()).hasSize(1);
      assertThat(refused.lines().getFirst())
          .startsWith("covey: 127.0.0.1:" + first + " is of another network than the keys in ")
          .contains(stranger.resolve("network").toString());
    }
    assertThat(status(home, "1").stream().filter(line -> line.contains("holds"))).hasSize(1);
  }

  @Test
  void aLineThatIsAddedIsReadByRunningTrackers() throws Exception { // T2, T10
    Files.writeString(list, line(first));
    tracker(1, home, "1", "--no-balancer");
    JsonConsole ana = consoleAt(home, first);
    WholeNetworkIT.signIn(ana, "ana");

    // The new one knows only itself: they become one by what the running one reads.
    Path apart = home("second-server", network);
    Files.writeString(apart.resolve("tracker_info.txt"), "127.0.0.1:%d 2".formatted(second));
    Files.writeString(list, line(second), StandardOpenOption.APPEND);
    tracker(2, apart, "2", "--no-balancer");
    awaitTracker(ana, second);

    JsonConsole visitor = consoleAt(apart, second);
    visitor.succeedInTheEnd("login ana correct-horse");
  }

  private static String line(int port) {
    return "127.0.0.1:%d%n".formatted(port);
  }

  private Path newNetwork(String name) throws Exception {
    Path made = directory.resolve("network-" + name);
    try (LaunchedProcess maker =
        LaunchedProcess.start(
            directory, "covey", "tracker", "--new-network", made.toString(), "--name", name)) {
      assertThat(maker.awaitExit()).as("%s", maker.lines()).isZero();
    }
    return made;
  }

  /** A server's home, with the keys as its admin copied them there. */
  private Path home(String name, Path keys) throws IOException {
    Path made = Files.createDirectory(directory.resolve(name));
    Path copy = Files.createDirectory(made.resolve("network"));
    try (Stream<Path> files = Files.list(keys)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName().toString()));
      }
    }
    return made;
  }

  private void tracker(int id, Path server, String... arguments) throws IOException {
    LaunchedProcess tracker = LaunchedProcess.start(server, "headless-tracker/tracker", arguments);
    running.add(tracker);
    tracker.awaitLineStartingWith("tracker %d ready".formatted(id));
  }

  private void join(int id, Path server, int port, String... more) throws IOException {
    String[] joining = joining(id, first, port);
    String[] all = Arrays.copyOf(joining, joining.length + more.length);
    System.arraycopy(more, 0, all, joining.length, more.length);
    tracker(id, server, all);
  }

  private static String[] joining(int id, int at, int port) {
    return new String[] {
      "--join", "127.0.0.1:" + at, "--listen", "127.0.0.1:" + port, "--id", "" + id
    };
  }

  private JsonConsole console(String name, Path server, int balancer, String... more)
      throws IOException {
    JsonConsole console = JsonConsole.start(server, directory.resolve(name), balancer, more);
    running.add(console.process());
    return console;
  }

  /** Of somebody who knows this tracker alone. */
  private JsonConsole consoleAt(Path server, int port) throws IOException {
    Path only = Files.writeString(server.resolve("only-" + port + ".txt"), line(port));
    return console("at-" + port, server, NO_BALANCER, "--trackers", only.toString());
  }

  /** Until those who are signed in at a running tracker are told that the new one is up. */
  private static void awaitTracker(JsonConsole console, int port) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> isUp(console.give("trackers").at("/result/trackers"), "127.0.0.1:" + port));
  }

  private static boolean isUp(JsonNode trackers, String address) {
    return StreamSupport.stream(trackers.spliterator(), false)
        .filter(tracker -> tracker.path("up").asBoolean(false))
        .anyMatch(tracker -> tracker.path("address").asString("").equals(address));
  }

  private static List<String> status(Path server, String... which) throws Exception {
    String[] arguments = Arrays.copyOf(which, which.length + 1);
    arguments[which.length] = "--status";
    try (LaunchedProcess status =
        LaunchedProcess.start(server, "headless-tracker/tracker", arguments)) {
      status.awaitExit();
      return status.lines();
    }
  }
}
