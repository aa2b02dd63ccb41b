package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on this computer already is copied, not fetched, whatever group it came from. */
class DuplicatesTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final GroupName FAMILY = new GroupName("family");
  private static final FileName FILE = new FileName("holiday.mkv");
  private static final FileName OTHER_NAME = new FileName("summer.mkv");
  private static final int SIZE = 19 * Pieces.SIZE + 17;

  @TempDir private Path directory;

  private LoopbackNetwork network;
  private NetworkPeer anna;
  private NetworkPeer ben;
  private Path source;

  @BeforeEach
  void share() throws CoveyException, IOException {
    network = LoopbackNetwork.start(directory);
    byte[] content = new byte[SIZE];
    new Random(1).nextBytes(content);
    source = Files.write(directory.resolve(FILE.value()), content);
    anna = network.member("anna");
    ben = network.member("ben");
    for (GroupName group : new GroupName[] {FILMS, FAMILY}) {
      anna.createGroup(group);
      ben.joinGroup(group);
      anna.acceptRequest(group, new UserName("ben"));
    }
    anna.share(source, FILMS).await();
    anna.share(Files.write(directory.resolve(OTHER_NAME.value()), content), FAMILY).await();
  }

  @AfterEach
  void stopNetwork() {
    network.close();
  }

  private TransferSnapshot fetch(GroupName group, FileName file) throws CoveyException {
    DownloadId id = ben.download(group, file, Optional.empty(), false);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ben.download(id).orElseThrow().state().hasEnded());
    TransferSnapshot end = ben.download(id).orElseThrow();
    assertThat(end.state()).isEqualTo(TransferState.COMPLETED);
    return end;
  }

  /** What anna sent of the file in that group; asked once all is settled. */
  private long sent(GroupName group) {
    return anna.sharedFiles().stream()
        .filter(file -> file.group().equals(group))
        .mapToLong(SharedFile::uploaded)
        .sum();
  }

  @Test
  void theSameContentInAnotherGroupIsCopiedAndSeeded() throws Exception { // F12
    Path first = fetch(FILMS, FILE).destination();
    TransferSnapshot second = fetch(FAMILY, OTHER_NAME);
    assertThat(second.extent().copiedFrom()).contains(first);
    assertThat(Files.mismatch(second.destination(), source)).isEqualTo(-1);
    assertThat(sent(FAMILY)).isZero();
    await().until(() -> ben.sharedFiles().size() == 2);
    await().until(() -> anna.listFiles(FAMILY).getFirst().seeders() == 2);
  }

  @Test
  void whereItWasCopiedFromIsRemembered() throws Exception { // D12
    Path first = fetch(FILMS, FILE).destination();
    DownloadId id = fetch(FAMILY, OTHER_NAME).id();
    ben.close();
    NetworkPeer again = network.peer("ben");
    again.login(new UserName("ben"), LoopbackNetwork.PASSWORD, false);
    assertThat(again.download(id).orElseThrow().extent().copiedFrom()).contains(first);
  }

  @Test
  void whatIsNotRightInTheCopyIsFetched() throws Exception { // D3
    Path first = fetch(FILMS, FILE).destination();
    FileTime before = Files.getLastModifiedTime(first);
    try (RandomAccessFile file = new RandomAccessFile(first.toFile(), "rw")) {
      file.seek(Pieces.offset(7));
      int one = file.read();
      file.seek(Pieces.offset(7));
      file.write(one ^ 1);
    }
    Files.setLastModifiedTime(first, before);
    TransferSnapshot second = fetch(FAMILY, OTHER_NAME);
    assertThat(Files.mismatch(second.destination(), source)).isEqualTo(-1);
    await().untilAsserted(() -> assertThat(sent(FAMILY)).isEqualTo(Pieces.SIZE));
  }

  @Test
  void aDownloadThatIsNoLongerSharedCountsToo() throws Exception {
    Path first = fetch(FILMS, FILE).destination();
    await().until(() -> ben.sharedFiles().size() == 1);
    ben.stopShare(Optional.of(FILMS), FILE);
    assertThat(fetch(FAMILY, OTHER_NAME).extent().copiedFrom()).contains(first);
    assertThat(sent(FAMILY)).isZero();
  }

  @Test
  void aFileThatIsGoneOrOfAnotherLengthIsNotLookedAt() throws Exception {
    Path first = fetch(FILMS, FILE).destination();
    await().until(() -> ben.sharedFiles().size() == 1);
    Files.writeString(first, "something else");
    TransferSnapshot second = fetch(FAMILY, OTHER_NAME);
    assertThat(second.extent().copiedFrom()).isEmpty();
    await().untilAsserted(() -> assertThat(sent(FAMILY)).isEqualTo(SIZE));
  }
}
