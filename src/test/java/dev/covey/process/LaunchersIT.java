package dev.covey.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a new user meets first: the launchers, their one line when ready, and their one sentence
 * when not.
 */
@Timeout(180)
class LaunchersIT {
  @TempDir Path home;

  @Test
  void theDemoMovesAFileAndLeavesNothingBehind() throws Exception {
    Path temporary = Files.createDirectory(home.resolve("tmp"));
    try (LaunchedProcess demo =
        LaunchedProcess.start(
            home,
            Map.of("COVEY_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary),
            "covey",
            "demo",
            "--size",
            "8MiB",
            "--seeders",
            "3",
            "--small",
            "20")) {
      assertThat(demo.awaitExit()).as("%s", demo.lines()).isZero();
      assertThat(demo.lines().getLast())
          .matches("small    20 files of 102400 bytes in \\d+\\.\\d\\d s \\(\\d+\\.\\d MiB/s\\)");
      assertThat(demo.lines().get(demo.lines().size() - 2))
          .matches(
              "verified 8388608 from [1-3] peers in \\d+\\.\\d\\d s \\(\\d+\\.\\d MiB/s\\), "
                  + "sha1 [0-9a-f]{40}, sha256 [0-9a-f]{64}");
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("covey-demo")))
          .isEmpty();
    }
  }

  @Test
  void theDemoTellsWhyItCannot() throws Exception {
    try (LaunchedProcess demo =
        LaunchedProcess.start(
            home, "covey", "demo", "--file", home.resolve("nothing").toString())) {
      assertThat(demo.awaitExit()).isEqualTo(1);
      assertThat(demo.lines().getLast()).contains("nothing").doesNotContain("Exception");
    }
  }

  @Test
  void aTakenPortIsOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          home.resolve("tracker_info.txt"), "127.0.0.1:" + taken.getLocalPort() + "\n");
      assertOneSentence(
          List.of("headless-tracker/tracker", "1"), Integer.toString(taken.getLocalPort()));
      assertOneSentence(
          List.of("headless-balancer/balancer", "--listen", "127.0.0.1:" + taken.getLocalPort()),
          Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void aWrongFileIsOneSentence() throws Exception { // T1, T2
    Files.writeString(home.resolve("tracker_info.txt"), "# nothing\n127.0.0.1\n");
    assertOneSentence(List.of("headless-tracker/tracker", "1"), "line 2");
    assertOneSentence(List.of("headless-tracker/tracker", "missing.txt", "1"), "missing.txt");
    Files.writeString(home.resolve("tracker_info.txt"), "127.0.0.1:6960\n");
    assertOneSentence(List.of("headless-tracker/tracker", "2"), "has no tracker 2");
    Files.writeString(home.resolve(".env"), "HEARTBEAT=3\n");
    assertOneSentence(List.of("headless-tracker/tracker", "1"), "HEARTBEAT");
  }

  @Test
  void theDesktopNamesTheConsoleWhereThereIsNoDisplay() throws Exception {
    assertOneSentence(List.of("covey", "desktop"), "covey console");
  }

  @Test
  void withoutAFittingJdkTheRemedyIsNamed() throws Exception {
    try (LaunchedProcess covey =
        LaunchedProcess.start(home, Map.of("COVEY_JAVA_HOME", home.toString()), "covey", "demo")) {
      assertThat(covey.awaitExit()).isEqualTo(1);
      assertThat(covey.lines()).hasSize(1);
      assertThat(covey.lines().getFirst()).contains("COVEY_JAVA_HOME").contains("JDK 25");
    }
  }

  @Test
  void serversStartWithoutAnyJavaFxJarAndStopOnRequest() throws Exception { // DESIGN 1
    int port = FreePorts.next();
    Files.writeString(home.resolve("tracker_info.txt"), "127.0.0.1:" + port + "\n");
    try (LaunchedProcess tracker =
        LaunchedProcess.start(home, "headless-tracker/tracker", "1", "--no-balancer")) {
      tracker.awaitLineStartingWith("tracker 1 ready on 127.0.0.1:" + port);
      assertThat(tracker.lines()).as("one line when ready").hasSize(1);
      String commandLine =
          ProcessHandle.of(tracker.pid()).flatMap(handle -> handle.info().commandLine()).orElse("");
      assertThat(commandLine)
          .contains("covey.jar")
          .doesNotContain("javafx")
          .doesNotContain("desktop");
      try (Stream<Path> jars = Files.list(Path.of(System.getenv("COVEY_APP"), "lib"))) {
        assertThat(jars.map(jar -> jar.getFileName().toString()))
            .noneMatch(
                jar -> jar.matches("core-.*|.*(javafx|controlsfx|atlantafx|ikonli|jmdns).*"));
      }
      tracker.terminate();
      tracker.awaitExit();
    }
  }

  @Test
  void noLibraryCarriesASignatureThatEachStartWouldCheck() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of(System.getenv("COVEY_APP"), "lib"))) {
      for (Path jar : (Iterable<Path>) jars::iterator) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
          assertThat(zip.stream().map(ZipEntry::getName))
              .as("%s", jar.getFileName())
              .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|EC|DSA)"));
        }
      }
    }
  }

  private void assertOneSentence(List<String> command, String about)
      throws IOException, InterruptedException {
    String[] arguments = command.subList(1, command.size()).toArray(String[]::new);
    try (LaunchedProcess process = LaunchedProcess.start(home, command.getFirst(), arguments)) {
      assertThat(process.awaitExit()).as("%s %s", command, process.lines()).isEqualTo(1);
      assertThat(process.lines()).as("%s", command).hasSize(1);
      assertThat(process.lines().getFirst()).startsWith("covey: ").contains(about);
    }
  }
}
