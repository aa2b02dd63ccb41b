package dev.covey.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.apache.commons.codec.digest.DigestUtils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Balancer, tracker and consoles, each a process of its own started from its launcher. */
@Timeout(300)
class WholeNetworkIT {
  private static final int MIB = 1 << 20;

  @TempDir Path directory;

  @Test
  void aFileMovesAndTheTrackerMayDieMeanwhile() throws Exception { // T9, H2, H4, S4
    int balancerPort = FreePorts.next();
    int trackerPort = FreePorts.next();
    Path home = Files.createDirectory(directory.resolve("home"));
    Files.writeString(home.resolve("tracker_info.txt"), "127.0.0.1:" + trackerPort + "\n");
    Path source = randomFile("footage.mov", 64 * MIB);
    Path fetched = Files.createDirectory(directory.resolve("fetched"));
    try (LaunchedProcess balancer = startBalancer(home, balancerPort);
        LaunchedProcess tracker = startTracker(home, balancerPort, trackerPort);
        JsonConsole ana = JsonConsole.start(home, directory.resolve("ana"), balancerPort);
        JsonConsole ben = JsonConsole.start(home, directory.resolve("ben"), balancerPort)) {
      signIn(ana, "ana");
      signIn(ben, "ben");
      ana.succeed("create_group films");
      assertThat(ben.fail("list_files films")).isEqualTo("NOT_MEMBER"); // G4
      ben.succeed("join_group films");
      assertThat(ana.succeed("list_requests films").at("/requests/0/user").asString())
          .isEqualTo("ben");
      ana.succeed("accept_request films ben");
      ana.succeed("upload_file " + source + " films");

      JsonNode file = ben.succeed("list_files films").at("/files/0");
      assertThat(file.path("size").asLong()).isEqualTo(64L * MIB);
      assertThat(file.path("pieces").asInt()).isEqualTo(128);
      assertThat(file.path("sha256").asString()).isEqualTo(sha256(source));

      ben.succeed("download_file films footage.mov " + fetched);
      awaitFirstPieces(ben);
      tracker.kill();
      ben.succeed("wait 60");
      assertThat(sha256(fetched.resolve("footage.mov"))).isEqualTo(sha256(source));

      try (LaunchedProcess again = startTracker(home, balancerPort, trackerPort)) {
        // The session restores itself, and both offers are announced again.
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> seeders(ben.give("list_files films")) == 2);
        assertThat(ana.succeedInTheEnd("list_groups").at("/groups/0/members").asInt()).isEqualTo(2);
        ana.quit();
        assertThat(ben.quit()).isEqualTo(1); // a command of its script was refused
        again.type("quit");
        assertThat(again.awaitExit()).isZero(); // U15, T13
      }
      balancer.terminate();
      balancer.awaitExit();
    }
  }

  private static int seeders(JsonNode listing) {
    return listing.at("/result/files/0/seeders").asInt(0);
  }

  /** From then on, the download needs its seeders and no tracker (H4). */
  private static void awaitFirstPieces(JsonConsole console) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> console.succeed("show_downloads").at("/downloads/0/bytes").asLong() > 0);
  }

  static void signIn(JsonConsole console, String user) throws IOException {
    console.succeed("create_user %s correct-horse".formatted(user));
    console.succeed("login %s correct-horse".formatted(user));
  }

  static LaunchedProcess startBalancer(Path home, int port) throws IOException {
    LaunchedProcess balancer =
        LaunchedProcess.start(home, "headless-balancer/balancer", "--listen", "127.0.0.1:" + port);
    balancer.awaitLineStartingWith("balancer ready on 127.0.0.1:" + port);
    return balancer;
  }

  static LaunchedProcess startTracker(Path home, int balancerPort, int port) throws IOException {
    LaunchedProcess tracker =
        LaunchedProcess.start(
            home,
            "headless-tracker/tracker",
            "tracker_info.txt",
            "1",
            "--balancer",
            "127.0.0.1:" + balancerPort);
    tracker.awaitLineStartingWith("tracker 1 ready on 127.0.0.1:" + port);
    return tracker;
  }

  private Path randomFile(String name, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(7).nextBytes(bytes);
    return Files.write(directory.resolve(name), bytes);
  }

  private static String sha256(Path file) throws IOException {
    return new DigestUtils("SHA-256").digestAsHex(file);
  }
}
