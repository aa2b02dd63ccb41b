package dev.covey.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Three trackers, each a process of its own, which are killed and started again. */
@Timeout(300)
class TrackerClusterIT {
  @TempDir Path directory;

  private final LaunchedProcess[] trackers = new LaunchedProcess[3];
  private Path home;
  private int balancerPort;

  @BeforeEach
  void list() throws IOException {
    home = Files.createDirectory(directory.resolve("home"));
    balancerPort = FreePorts.next();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < trackers.length; i++) {
      lines.add("127.0.0.1:%d:%d".formatted(FreePorts.next(), FreePorts.next()));
    }
    Files.write(home.resolve("tracker_info.txt"), lines);
  }

  @AfterEach
  void stop() {
    for (LaunchedProcess tracker : trackers) {
      if (tracker != null) {
        tracker.close();
      }
    }
  }

  @Test
  void anySurvivorServesAndWhoComesBackIsLevel() throws Exception { // T3, T7, T8, H2, S4
    try (LaunchedProcess _ = WholeNetworkIT.startBalancer(home, balancerPort)) {
      for (int i = 0; i < trackers.length; i++) {
        start(i);
      }
      try (JsonConsole ana = JsonConsole.start(home, directory.resolve("ana"), balancerPort);
          JsonConsole ben = JsonConsole.start(home, directory.resolve("ben"), balancerPort)) {
        WholeNetworkIT.signIn(ana, "ana");
        WholeNetworkIT.signIn(ben, "ben");
        ana.succeed("create_group films");
        ben.succeedInTheEnd("join_group films"); // he may be at another tracker
        ana.succeedInTheEnd("accept_request films ben");
        Path source = Files.write(directory.resolve("reel.mov"), randomBytes());
        ana.succeed("upload_file " + source + " films");
        awaitLevel(2);

        trackers[0].kill();
        trackers[1].kill();
        ana.succeedInTheEnd("create_group books");
        assertThat(groups(ben.succeedInTheEnd("list_groups"))).contains("films", "books");
        Awaitility.await() // ana's offer is announced again
            .atMost(Duration.ofSeconds(30))
            .until(() -> ben.give("list_files films").at("/result/files/0/seeders").asInt(0) == 1);
        ben.succeed("download_file films reel.mov " + directory.resolve("fetched.mov"));
        ben.succeed("wait 60");
        assertThat(Files.mismatch(source, directory.resolve("fetched.mov"))).isEqualTo(-1);

        start(0);
        start(1);
        awaitLevel(0);
        awaitLevel(1);
        trackers[2].kill();
        ana.succeedInTheEnd("create_group songs");
        assertThat(groups(ben.succeedInTheEnd("list_groups"))).contains("films", "books", "songs");
      }
    }
  }

  private void start(int index) throws IOException {
    int number = index + 1;
    trackers[index] =
        LaunchedProcess.start(
            home,
            "headless-tracker/tracker",
            "" + number,
            "--balancer",
            "127.0.0.1:" + balancerPort);
    trackers[index].awaitLineStartingWith("tracker %d ready".formatted(number));
  }

  /** Asks the tracker, as an admin would, until all are up and hold the same. */
  private void awaitLevel(int index) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          try (LaunchedProcess status =
              LaunchedProcess.start(
                  home, "headless-tracker/tracker", "" + (index + 1), "--status")) {
            return status.awaitExit() == 0 && areLevel(status.lines());
          }
        });
  }

  private static boolean areLevel(List<String> lines) {
    return lines.stream()
            .filter(line -> line.contains("holds "))
            .map(line -> line.substring(line.indexOf("holds ")))
            .distinct()
            .count()
        == 1;
  }

  private static List<String> groups(JsonNode listing) {
    return StreamSupport.stream(listing.path("groups").spliterator(), false)
        .map(group -> group.path("name").asString())
        .collect(Collectors.toList());
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[3 << 20];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
