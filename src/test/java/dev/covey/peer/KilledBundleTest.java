package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.GroupName;
import dev.covey.model.RateLimit;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.ChildProcess;
import dev.covey.testing.LoopbackNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A peer that is killed while many small files come together. */
class KilledBundleTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final UserName BEN = new UserName("ben");
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int FILES = 60;
  private static final int SIZE = 20_000;

  /** All take some seconds. */
  private static final long SLOWLY = 300_000;

  @TempDir private Path directory;

  private LoopbackNetwork network;
  private NetworkPeer anna;
  private Path shared;
  private Path target;

  @BeforeEach
  void share() throws CoveyException, IOException {
    network = LoopbackNetwork.start(directory);
    shared = Files.createDirectory(directory.resolve("shared"));
    target = Files.createDirectory(directory.resolve("target"));
    anna = network.member("anna");
    anna.createGroup(FILMS);
    for (int i = 0; i < FILES; i++) {
      byte[] content = new byte[SIZE + i];
      new Random(i).nextBytes(content);
      anna.share(Files.write(shared.resolve("still" + i), content), FILMS).await();
    }
    NetworkPeer ben = network.member(BEN.value());
    ben.joinGroup(FILMS);
    anna.acceptRequest(FILMS, BEN);
    ben.close();
  }

  @AfterEach
  void stopNetwork() {
    network.close();
  }

  /** The names of those that are whole and right in the target, whatever they are called there. */
  private Set<String> here() throws IOException {
    Set<String> right = new HashSet<>();
    try (Stream<Path> files = Files.list(target)) {
      for (Path file : files.toList()) {
        long number = Files.size(file) - SIZE;
        Path source = shared.resolve("still" + number);
        if (Files.exists(source) && Files.mismatch(file, source) == -1) {
          right.add(source.getFileName().toString());
        }
      }
    }
    return right;
  }

  private Set<String> killedInTheMidst() throws Exception {
    anna.rateLimit(RateLimit.NONE.withUp(SLOWLY));
    try (ChildProcess ben =
        ChildProcess.run(FetchingProcess.class, directory, network.tracker(), BEN, FILMS, target)) {
      await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> here().size() >= 8);
      ben.kill();
    }
    anna.rateLimit(RateLimit.NONE);
    return here();
  }

  @Test
  void whatHadComeIsNotFetchedAgainAndTheRestComes() throws Exception { // D10, D12
    Set<String> before = killedInTheMidst();
    assertThat(before).hasSizeBetween(8, FILES - 1);

    NetworkPeer ben = network.peer(BEN.value());
    ben.login(BEN, LoopbackNetwork.PASSWORD, false);
    await()
        .atMost(LIMIT)
        .until(
            () -> ben.downloads().stream().allMatch(one -> one.state() == TransferState.COMPLETED));
    assertThat(ben.downloads()).hasSize(FILES);
    assertThat(here()).hasSize(FILES);
    assertThat(target).isDirectoryNotContaining("glob:**covey-part");

    await().untilAsserted(() -> assertThat(anna.sharedFiles()).allMatch(KilledBundleTest::wasSent));
    assertThat(anna.sharedFiles())
        .filteredOn(file -> before.contains(file.name().value()))
        .hasSameSizeAs(before)
        .allMatch(file -> file.uploaded() == file.size(), "sent once");
  }

  private static boolean wasSent(SharedFile file) {
    return file.uploaded() >= file.size();
  }
}
