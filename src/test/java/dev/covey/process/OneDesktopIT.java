package dev.covey.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One desktop a data directory, whatever happens to the first. */
@Timeout(180)
class OneDesktopIT {
  private static final Map<String, String> HEADLESS =
      Map.of("COVEY_JAVA_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String INVITE = "covey://127.0.0.1:9000/films#" + "ab".repeat(32);

  @TempDir Path home;

  @Test
  void aSecondStartHandsOverAndEndsAlsoAfterTheFirstWasKilled() throws Exception { // X2, U11
    List<Object> left;
    try (LaunchedProcess first = desktop()) {
      await().atMost(PATIENCE).until(() -> Files.exists(socket()));
      assertHandedOver(INVITE);
      assertHandedOver(Files.createFile(home.resolve("notes.txt")).toString());
      assertRefused("covey://nowhere", "An invite looks like");
      assertRefused(home.resolve("missing.iso").toString(), "missing.iso is not there");
      assertThat(ProcessHandle.of(first.pid())).as("the first goes on").isPresent();
      first.kill();
      first.awaitExit();
      left = key();
    }
    try (LaunchedProcess next = desktop()) {
      await().atMost(PATIENCE).until(() -> Files.exists(socket()) && !key().equals(left));
      assertHandedOver(INVITE);
      next.terminate();
      next.awaitExit();
    }
  }

  @Test
  void whoCannotBeReachedAtTheAddressThatWasNamedIsToldSo() throws Exception { // N1
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        LaunchedProcess desktop = desktop("--listen", "127.0.0.1:" + other.getLocalPort())) {
      assertThat(desktop.awaitExit()).as("%s", desktop.lines()).isEqualTo(1);
      assertThat(desktop.lines()).hasSize(1);
      assertThat(desktop.lines().getFirst())
          .startsWith("covey: ")
          .contains("127.0.0.1:" + other.getLocalPort());
    }
  }

  private LaunchedProcess desktop(String... brought) throws IOException {
    String[] command = new String[brought.length + 1];
    command[0] = "desktop";
    System.arraycopy(brought, 0, command, 1, brought.length);
    return LaunchedProcess.start(home, HEADLESS, "covey", command);
  }

  private Path socket() {
    return home.resolve("desktop.run/s");
  }

  /** Another one has another key. */
  private List<Object> key() throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(socket(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return List.of(attributes.fileKey(), attributes.creationTime());
  }

  private void assertHandedOver(String what) throws Exception {
    try (LaunchedProcess later = desktop(what)) {
      assertThat(later.awaitExit()).as("%s", later.lines()).isZero();
      assertThat(later.lines()).isEmpty();
    }
  }

  private void assertRefused(String what, String why) throws Exception {
    try (LaunchedProcess later = desktop(what)) {
      assertThat(later.awaitExit()).isEqualTo(1);
      assertThat(later.lines()).hasSize(1);
      assertThat(later.lines().getFirst()).startsWith("covey: ").contains(why);
    }
  }
}
