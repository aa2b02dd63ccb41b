package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.testing.LoopbackNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sharing that was stopped and is taken back (F11, U13). */
class StoppedSharesTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final FileName FILE = new FileName("holiday.mkv");
  private static final int SIZE = 1024 * 1024 + 17;

  @TempDir private Path directory;
  private LoopbackNetwork network;
  private NetworkPeer anna;
  private Path source;

  @BeforeEach
  void share() throws Exception {
    network = LoopbackNetwork.start(directory);
    anna = network.member("anna");
    anna.createGroup(FILMS);
    byte[] content = new byte[SIZE];
    new Random(41).nextBytes(content);
    source = Files.write(directory.resolve(FILE.value()), content);
    anna.share(source, FILMS).await();
  }

  @AfterEach
  void close() throws Exception {
    network.close();
  }

  private void fetchedBy(String name) throws Exception {
    NetworkPeer peer = network.member(name);
    peer.joinGroup(FILMS);
    anna.acceptRequest(FILMS, new UserName(name));
    DownloadId id = peer.download(FILMS, FILE, Optional.empty(), false);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> peer.download(id).orElseThrow().state().hasEnded());
    assertThat(Files.mismatch(peer.download(id).orElseThrow().destination(), source)).isEqualTo(-1);
  }

  @Test
  void itIsOfferedAgainWithWhatItHadCounted() throws Exception {
    fetchedBy("ben");
    await().until(() -> anna.sharedFiles().getFirst().uploaded() == SIZE);
    await().until(() -> anna.listFiles(FILMS).getFirst().seeders() == 2);
    SharedFile before = anna.sharedFiles().getFirst();

    StoppedShares stopped = anna.stopShare(Optional.of(FILMS), FILE);
    assertThat(anna.sharedFiles()).isEmpty();
    stopped.takeBack();

    assertThat(anna.sharedFiles())
        .singleElement()
        .satisfies(again -> {
          assertThat(again.active()).isTrue();
          assertThat(again.since()).isEqualTo(before.since());
          assertThat(again.uploaded()).isEqualTo(SIZE);
          assertThat(again.digests()).isEqualTo(before.digests());
        });
    await().until(() -> anna.listFiles(FILMS).getFirst().seeders() == 2);
  }

  @Test
  void theLastOfferComesBackIntoTheGroupAndCanBeFetched() throws Exception {
    StoppedShares stopped = anna.stopShare(Optional.of(FILMS), FILE);
    assertThat(anna.listFiles(FILMS)).isEmpty();
    stopped.takeBack();
    assertThat(anna.listFiles(FILMS)).hasSize(1);
    fetchedBy("ben");
  }

  @Test
  void aFileThatChangedMeanwhileIsNotOfferedAgain() throws Exception {
    StoppedShares stopped = anna.stopShare(Optional.of(FILMS), FILE);
    Files.writeString(source, "something else");
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(stopped::takeBack)
        .matches(e -> e.code() == ErrorCode.FILE_CHANGED);
    assertThat(anna.sharedFiles()).isEmpty();
    assertThat(anna.listFiles(FILMS)).isEmpty();
  }
}
