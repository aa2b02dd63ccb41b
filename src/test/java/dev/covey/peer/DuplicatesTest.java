package dev.covey.peer;

import static dev.covey.peer.SharedFilm.FILE;
import static dev.covey.peer.SharedFilm.FILMS;
import static dev.covey.peer.SharedFilm.SIZE;
import static dev.covey.peer.SharedFilm.finished;
import static dev.covey.peer.SharedFilm.rot;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on this computer already is copied, not fetched, whatever group it came from. */
class DuplicatesTest {
  private static final GroupName FAMILY = new GroupName("family");
  private static final FileName OTHER_NAME = new FileName("summer.mkv");

  @TempDir private Path directory;

  private SharedFilm film;
  private NetworkPeer anna;
  private NetworkPeer ben;

  @BeforeEach
  void share() throws CoveyException, IOException {
    film = new SharedFilm(directory);
    anna = film.anna;
    anna.createGroup(FAMILY);
    ben = film.admitted("ben");
    film.admit(ben, "ben", FAMILY);
    Path same = Files.copy(film.source, directory.resolve(OTHER_NAME.value()));
    anna.share(same, FAMILY).await();
  }

  @AfterEach
  void stopNetwork() {
    film.close();
  }

  private TransferSnapshot fetch(GroupName group, FileName file) throws CoveyException {
    TransferSnapshot end = finished(ben, ben.download(group, file, Optional.empty(), false));
    assertThat(end.state()).isEqualTo(TransferState.COMPLETED);
    return end;
  }

  @Test
  void theSameContentInAnotherGroupIsCopiedAndSeeded() throws Exception { // F12
    Path first = fetch(FILMS, FILE).destination();
    TransferSnapshot second = fetch(FAMILY, OTHER_NAME);
    assertThat(second.extent().copiedFrom()).contains(first);
    assertThat(Files.mismatch(second.destination(), film.source)).isEqualTo(-1);
    assertThat(film.sent(FAMILY)).isZero();
    await().until(() -> ben.sharedFiles().size() == 2);
    await().until(() -> anna.listFiles(FAMILY).getFirst().seeders() == 2);
  }

  @Test
  void whereItWasCopiedFromIsRemembered() throws Exception { // D12
    Path first = fetch(FILMS, FILE).destination();
    DownloadId id = fetch(FAMILY, OTHER_NAME).id();
    ben.close();
    NetworkPeer again = film.network.peer("ben");
    again.login(new UserName("ben"), LoopbackNetwork.PASSWORD, false);
    assertThat(again.download(id).orElseThrow().extent().copiedFrom()).contains(first);
  }

  @Test
  void whatIsNotRightInTheCopyIsFetched() throws Exception { // D3
    Path first = fetch(FILMS, FILE).destination();
    rot(first, 7);
    TransferSnapshot second = fetch(FAMILY, OTHER_NAME);
    assertThat(Files.mismatch(second.destination(), film.source)).isEqualTo(-1);
    await().untilAsserted(() -> assertThat(film.sent(FAMILY)).isEqualTo(Pieces.SIZE));
  }

  @Test
  void aDownloadThatIsNoLongerSharedCountsToo() throws Exception {
    Path first = fetch(FILMS, FILE).destination();
    await().until(() -> ben.sharedFiles().size() == 1);
    ben.stopShare(Optional.of(FILMS), FILE);
    assertThat(fetch(FAMILY, OTHER_NAME).extent().copiedFrom()).contains(first);
    assertThat(film.sent(FAMILY)).isZero();
  }

  @Test
  void aFileThatIsGoneOrOfAnotherLengthIsNotLookedAt() throws Exception {
    Path first = fetch(FILMS, FILE).destination();
    await().until(() -> ben.sharedFiles().size() == 1);
    Files.writeString(first, "something else");
    TransferSnapshot second = fetch(FAMILY, OTHER_NAME);
    assertThat(second.extent().copiedFrom()).isEmpty();
    await().untilAsserted(() -> assertThat(film.sent(FAMILY)).isEqualTo(SIZE));
  }
}
