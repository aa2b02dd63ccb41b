package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Pieces;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.LoopbackNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All files of a group, most of them small, fetched at once. */
class GroupDownloadTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final GroupName FAMILY = new GroupName("family");
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int SMALL = 24;

  @TempDir private Path directory;

  private LoopbackNetwork network;
  private NetworkPeer anna;
  private NetworkPeer ben;
  private Path shared;
  private Path target;

  @BeforeEach
  void share() throws CoveyException, IOException {
    network = LoopbackNetwork.start(directory);
    shared = Files.createDirectory(directory.resolve("shared"));
    target = Files.createDirectory(directory.resolve("target"));
    anna = network.member("anna");
    ben = network.member("ben");
    for (GroupName group : List.of(FILMS, FAMILY)) {
      anna.createGroup(group);
      ben.joinGroup(group);
      anna.acceptRequest(group, new UserName("ben"));
    }
    for (int i = 0; i < SMALL; i++) {
      share("still" + i, 100 + 3000 * i, FILMS);
    }
  }

  private Path share(String name, int size, GroupName group) throws CoveyException, IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    Path file = Files.write(shared.resolve(name), content);
    anna.share(file, group).await();
    return file;
  }

  @AfterEach
  void stopNetwork() {
    network.close();
  }

  private List<TransferSnapshot> fetch(GroupName group) throws CoveyException {
    List<DownloadId> begun = ben.downloadAll(group, target, false);
    await()
        .atMost(LIMIT)
        .until(() -> ended(begun).stream().allMatch(one -> one.state().hasEnded()));
    return ended(begun);
  }

  private List<TransferSnapshot> ended(List<DownloadId> ids) {
    return ids.stream().map(id -> ben.download(id).orElseThrow()).toList();
  }

  private long sent(GroupName group) {
    return anna.sharedFiles().stream()
        .filter(file -> file.group().equals(group))
        .mapToLong(SharedFile::uploaded)
        .sum();
  }

  @Test
  void smallLargeAndEmptyOnesComeAndAreSeeded() throws Exception { // U12, U14, D8, F12
    share("empty", 0, FILMS);
    share("reel", 3 * Pieces.SIZE + 5, FILMS);
    List<TransferSnapshot> all = fetch(FILMS);
    assertThat(all).hasSize(SMALL + 2);
    for (TransferSnapshot one : all) {
      assertThat(one.state()).isEqualTo(TransferState.COMPLETED);
      assertThat(one.bytes()).isEqualTo(one.size());
      assertThat(one.finished()).isPresent();
      Path source = shared.resolve(one.file().value());
      assertThat(Files.mismatch(one.destination(), source)).isEqualTo(-1);
      if (one.size() > 0) {
        assertThat(one.peers()).extracting(peer -> peer.user().value()).contains("anna");
      }
    }
    await()
        .atMost(LIMIT)
        .until(() -> anna.listFiles(FILMS).stream().allMatch(file -> file.seeders() == 2));
    assertThat(ben.downloadAll(FILMS, target, false)).isEmpty();
  }

  @Test
  void theyAreRememberedAsTheyEnded() throws Exception { // D12
    List<TransferSnapshot> before = fetch(FILMS);
    ben.close();
    NetworkPeer again = network.peer("ben");
    again.login(new UserName("ben"), LoopbackNetwork.PASSWORD, false);
    assertThat(again.downloads())
        .extracting(TransferSnapshot::state, TransferSnapshot::destination)
        .containsExactlyInAnyOrderElementsOf(
            before.stream().map(one -> tuple(one.state(), one.destination())).toList());
    assertThat(again.sharedFiles()).hasSize(SMALL);
  }

  @Test
  void whatCannotBeSentHoldsUpNoOther() throws Exception { // F13, D6
    Files.writeString(shared.resolve("still3"), "changed since");
    List<DownloadId> begun = ben.downloadAll(FILMS, target, false);
    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(ended(begun))
                .filteredOn(one -> one.state() == TransferState.COMPLETED)
                .hasSize(SMALL - 1));
    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(ended(begun))
                .filteredOn(one -> one.file().equals(new FileName("still3")))
                .extracting(TransferSnapshot::state)
                .containsExactly(TransferState.WAITING));
  }

  @Test
  void whatIsHereAlreadyIsCopied() throws Exception { // F12
    fetch(FILMS);
    for (int i = 0; i < SMALL; i++) {
      anna.share(shared.resolve("still" + i), FAMILY).await();
    }
    assertThat(fetch(FAMILY)).allMatch(one -> one.extent().copiedFrom().isPresent());
    assertThat(sent(FAMILY)).isZero();
  }

  @Test
  void onesThatArePausedOrCancelledAtOnceDoSo() throws Exception { // U16
    List<DownloadId> begun = ben.downloadAll(FILMS, target, false);
    for (DownloadId id : begun) {
      try {
        ben.cancel(id);
      } catch (CoveyException e) {
        assertThat(e).hasMessageContaining("completed");
      }
    }
    await()
        .atMost(LIMIT)
        .until(() -> ended(begun).stream().allMatch(one -> one.state().hasEnded()));
    for (TransferSnapshot one : ended(begun)) {
      assertThat(Files.exists(one.destination()))
          .as(one.file().value())
          .isEqualTo(one.state() == TransferState.COMPLETED);
    }
    DownloadId again = ben.download(FILMS, new FileName("still1"), Optional.of(target), true);
    await()
        .atMost(LIMIT)
        .until(() -> ben.download(again).orElseThrow().state() == TransferState.COMPLETED);
  }
}
