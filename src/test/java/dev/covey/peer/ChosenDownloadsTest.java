package dev.covey.peer;

import static dev.covey.peer.SharedFilm.FILE;
import static dev.covey.peer.SharedFilm.FILMS;
import static dev.covey.peer.SharedFilm.SIZE;
import static dev.covey.peer.SharedFilm.finished;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.Portion;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.LoopbackNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of files between peers of one network, over real sockets. */
class ChosenDownloadsTest {
  @TempDir private Path directory;

  private SharedFilm film;
  private LoopbackNetwork network;
  private NetworkPeer anna;

  @BeforeEach
  void share() throws CoveyException, IOException {
    film = new SharedFilm(directory);
    network = film.network;
    anna = film.anna;
  }

  @AfterEach
  void stopNetwork() {
    film.close();
  }

  private static DownloadOrder only(String pieces) {
    return new DownloadOrder(Optional.empty(), false, Portion.parsePieces(pieces), false);
  }

  @Test
  void aPartIsFetchedThenMoreThenTheWholeAndNothingTwice() throws Exception { // D10, F12
    NetworkPeer ben = film.admitted("ben");
    DownloadId id = ben.download(FILMS, FILE, only("1-4"));
    TransferSnapshot part = finished(ben, id);
    assertThat(part.state()).isEqualTo(TransferState.COMPLETED);
    assertThat(part.place()).isEqualTo(directory.resolve("downloads-ben/holiday.mkv.part"));
    assertThat(ben.sharedFiles()).isEmpty();

    assertThat(ben.download(FILMS, FILE, only("3-6,20"))).isEqualTo(id);
    TransferSnapshot more = finished(ben, id);
    assertThat(more.done().numbers()).isEqualTo("1-6,20");
    assertThat(more.place()).isEqualTo(part.place());

    assertThat(ben.download(FILMS, FILE, Optional.empty(), false)).isEqualTo(id);
    TransferSnapshot whole = finished(ben, id);
    assertThat(whole.isPart()).isFalse();
    assertThat(Files.mismatch(whole.place(), film.source)).isEqualTo(-1);
    assertThat(part.place()).doesNotExist();
    await().untilAsserted(() -> assertThat(film.sent(FILMS)).isEqualTo(SIZE));
    await().until(() -> ben.sharedFiles().size() == 1);
  }

  @Test
  void aFinishedPartIsRememberedAcrossARestartAndItsRestFetchedThen() throws Exception { // D12
    NetworkPeer ben = film.admitted("ben");
    DownloadId id = ben.download(FILMS, FILE, only("5-9"));
    TransferSnapshot before = finished(ben, id);
    ben.close();

    NetworkPeer again = network.peer("ben");
    again.login(new UserName("ben"), LoopbackNetwork.PASSWORD, false);
    TransferSnapshot after = again.download(id).orElseThrow();
    assertThat(after.state()).isEqualTo(TransferState.COMPLETED);
    assertThat(after.extent()).isEqualTo(before.extent());
    assertThat(after.progress()).isEqualTo(1);
    again.choose(id, Portion.ALL);
    assertThat(Files.mismatch(finished(again, id).place(), film.source)).isEqualTo(-1);
    await().untilAsserted(() -> assertThat(film.sent(FILMS)).isEqualTo(SIZE));
  }

  @Test
  void whatWaitsMayBeWidenedAndAPausedOneStaysPaused() throws Exception { // U16
    NetworkPeer ben = film.admitted("ben");
    anna.logout();
    DownloadId id = ben.download(FILMS, FILE, only("1"));
    await().until(() -> ben.download(id).orElseThrow().state() == TransferState.WAITING);
    ben.choose(id, Portion.parsePieces("5"));
    await().until(() -> ben.download(id).orElseThrow().state() == TransferState.WAITING);
    assertThat(ben.download(id).orElseThrow().extent().chosen().numbers()).isEqualTo("1,5");
    ben.pause(id);
    ben.choose(id, Portion.ALL);
    assertThat(ben.download(id).orElseThrow().state()).isEqualTo(TransferState.PAUSED);
    anna.login(new UserName("anna"), LoopbackNetwork.PASSWORD, false);
    ben.resume(id);
    assertThat(finished(ben, id).isPart()).isFalse();
  }

  @Test
  void theOrderIsRememberedAcrossARestart() throws Exception { // D12
    NetworkPeer ben = film.admitted("ben");
    DownloadId id =
        ben.download(FILMS, FILE, new DownloadOrder(Optional.empty(), false, Portion.ALL, true));
    assertThat(ben.download(id).orElseThrow().extent().inOrder()).isTrue();
    finished(ben, id);
    CoveyException refused =
        catchThrowableOfType(CoveyException.class, () -> ben.inOrder(id, false));
    assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
    DownloadId part = ben.download(FILMS, FILE, only("1"));
    finished(ben, part);
    ben.close();
    NetworkPeer again = network.peer("ben");
    again.login(new UserName("ben"), LoopbackNetwork.PASSWORD, false);
    assertThat(again.download(id).orElseThrow().extent().inOrder()).isTrue();
    assertThat(again.download(part).orElseThrow().extent().inOrder()).isFalse();
  }

  @Test
  void whatLiesBeyondTheEndIsRefused() throws Exception {
    NetworkPeer ben = film.admitted("ben");
    CoveyException refused =
        catchThrowableOfType(CoveyException.class, () -> ben.download(FILMS, FILE, only("21")));
    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refused).hasMessage("There is no piece 21: the file has 20.");
    assertThat(ben.downloads()).isEmpty();
  }

  @Test
  void ofAWholeFileThereIsNoRest() throws Exception {
    NetworkPeer ben = film.admitted("ben");
    DownloadId id = ben.download(FILMS, FILE, Optional.empty(), false);
    finished(ben, id);
    CoveyException refused =
        catchThrowableOfType(CoveyException.class, () -> ben.choose(id, Portion.ALL));
    assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
  }
}
