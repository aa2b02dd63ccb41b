package dev.covey.peer;

import static dev.covey.peer.SharedFilm.FILE;
import static dev.covey.peer.SharedFilm.FILMS;
import static dev.covey.peer.SharedFilm.SIZE;
import static dev.covey.peer.SharedFilm.finished;
import static dev.covey.peer.SharedFilm.rot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are compared with their hashes, and repaired from others, over real sockets. */
class RecheckTest {
  @TempDir private Path directory;

  private SharedFilm film;
  private NetworkPeer anna;
  private NetworkPeer ben;
  private Path copy;

  @BeforeEach
  void fetch() throws CoveyException, IOException {
    film = new SharedFilm(directory);
    anna = film.anna;
    ben = film.admitted("ben");
    copy = finished(ben, ben.download(FILMS, FILE, Optional.empty(), false)).destination();
    await().until(() -> ben.sharedFiles().size() == 1 && film.seeders() == 2);
  }

  @AfterEach
  void stopNetwork() {
    film.close();
  }

  @Test
  void aRightFileIsVerifiedAndStaysOffered() throws Exception { // F13
    Recheck recheck = ben.recheck(FILMS, FILE);
    Recheck.Report report = recheck.await();
    assertThat(report.isRight()).isTrue();
    assertThat(report.offered()).isTrue();
    assertThat(report.damaged().count()).isZero();
    assertThat(recheck.snapshot().hashed()).isEqualTo(SIZE);
  }

  @Test
  void ofADamagedFileThePiecesAreToldAndItIsOfferedNoMore() throws Exception { // F13
    List<PeerEvent> events = new CopyOnWriteArrayList<>();
    ben.onEvent(events::add);
    rot(copy, 3, 7);
    Recheck.Report report = ben.recheck(FILMS, FILE).await();
    assertThat(report.damaged().numbers()).isEqualTo("4,8");
    assertThat(report.offered()).isFalse();
    assertThat(ben.sharedFiles().getFirst().problem()).contains("2 of 20 pieces");
    await().until(() -> film.seeders() == 1);
    await().until(() -> events.stream().anyMatch(PeerEvent.ShareStopped.class::isInstance));
    // Its stamp is as it was: that says nothing any more, also not at the next login.
    ben.logout();
    ben.login(new UserName("ben"), LoopbackNetwork.PASSWORD, false);
    assertThat(ben.sharedFiles().getFirst().problem()).contains("2 of 20 pieces");
  }

  @Test
  void aRepairFetchesTheDamagedPiecesOnlyAndOffersTheFileAgain() throws Exception { // D10, F12
    rot(copy, 0, 12, 19);
    ben.recheck(FILMS, FILE).await();
    await().until(() -> film.seeders() == 1);
    TransferSnapshot repaired = finished(ben, ben.download(FILMS, FILE, Optional.of(copy), true));
    assertThat(repaired.state()).isEqualTo(TransferState.COMPLETED);
    assertThat(repaired.destination()).isEqualTo(copy);
    assertThat(Files.mismatch(copy, film.source)).isEqualTo(-1);
    await()
        .untilAsserted(() ->
            assertThat(anna.sharedFiles().getFirst().uploaded())
                .isEqualTo(SIZE + 2L * Pieces.SIZE + 17));
    await().until(() -> film.seeders() == 2);
    assertThat(ben.recheck(FILMS, FILE).await().isRight()).isTrue();
  }

  @Test
  void whileNobodyHasTheRestTheDamagedFileStays() throws Exception {
    rot(copy, 4);
    byte[] damaged = Files.readAllBytes(copy);
    ben.recheck(FILMS, FILE).await();
    anna.logout();
    DownloadId id = ben.download(FILMS, FILE, Optional.of(copy), true);
    await().until(() -> ben.download(id).orElseThrow().state() == TransferState.WAITING);
    assertThat(ben.download(id).orElseThrow().piecesDone()).isEqualTo(19);
    assertThat(Files.readAllBytes(copy)).isEqualTo(damaged);
    ben.cancel(id);
    assertThat(Files.readAllBytes(copy)).isEqualTo(damaged);
  }

  @Test
  void aFileThatWasOnlyTouchedIsRightAndOfferedAgain() throws Exception { // F13
    Files.setLastModifiedTime(copy, FileTime.from(Instant.now().minusSeconds(3_600)));
    ben.logout();
    ben.login(new UserName("ben"), LoopbackNetwork.PASSWORD, false);
    await().until(() -> !ben.sharedFiles().getFirst().active());
    assertThat(ben.recheck(FILMS, FILE).await().isRight()).isTrue();
    assertThat(ben.sharedFiles().getFirst().active()).isTrue();
    await().until(() -> film.seeders() == 2);
  }

  @Test
  void aFileThatIsGoneOrCutShortIsNotRight() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
      file.setLength(Pieces.offset(10) + 1);
    }
    assertThat(ben.recheck(FILMS, FILE).await().damaged().numbers()).isEqualTo("11-20");
    Files.delete(copy);
    Recheck.Report gone = ben.recheck(FILMS, FILE).await();
    assertThat(gone.damaged().count()).isEqualTo(20);
    assertThat(ben.sharedFiles().getFirst().problem()).contains("is gone");
  }

  @Test
  void aDownloadThatIsNoLongerSharedCanBeComparedToo() throws Exception {
    ben.stopShare(Optional.of(FILMS), FILE);
    rot(copy, 1);
    Recheck.Report report = ben.recheck(FILMS, FILE).await();
    assertThat(report.damaged().numbers()).isEqualTo("2");
    assertThat(report.offered()).isFalse();
  }

  @Test
  void whatIsNotHereCannotBeCompared() {
    CoveyException refused =
        catchThrowableOfType(
            CoveyException.class, () -> ben.recheck(FILMS, new FileName("other.mkv")));
    assertThat(refused.code()).isEqualTo(ErrorCode.NOT_SHARED);
    assertThat(refused).hasMessageContaining("other.mkv");
  }
}
