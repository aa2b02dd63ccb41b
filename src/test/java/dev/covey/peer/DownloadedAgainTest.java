package dev.covey.peer;

import static dev.covey.peer.SharedFilm.FILE;
import static dev.covey.peer.SharedFilm.FILMS;
import static dev.covey.peer.SharedFilm.finished;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.testing.LoopbackNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is downloaded again goes on being seeded, over real sockets. */
class DownloadedAgainTest {
  @TempDir private Path directory;

  private final Set<DownloadId> offered = ConcurrentHashMap.newKeySet();
  private SharedFilm film;
  private NetworkPeer ben;
  private Path copy;

  @BeforeEach
  void fetch() throws CoveyException, IOException {
    film = new SharedFilm(directory);
    ben = film.admitted("ben");
    ben.onEvent(event -> {
      if (event instanceof PeerEvent.DownloadCompleted completed) {
        offered.add(completed.id());
      }
    });
    copy = fetched(Optional.empty());
  }

  @AfterEach
  void stopNetwork() {
    film.close();
  }

  /** Where the file lies; it is offered by then. */
  private Path fetched(Optional<Path> to) throws CoveyException {
    DownloadId id = ben.download(FILMS, FILE, to, true);
    TransferSnapshot end = finished(ben, id);
    await().until(() -> offered.contains(id));
    return end.destination();
  }

  private void assertSeeds(Path file) throws CoveyException {
    ben.logout();
    ben.login(new UserName("ben"), LoopbackNetwork.PASSWORD, false);
    assertThat(ben.sharedFiles())
        .singleElement()
        .satisfies(shared -> {
          assertThat(shared.problem()).isEmpty();
          assertThat(shared.active()).isTrue();
          assertThat(shared.path()).isEqualTo(file);
        });
    await().until(() -> film.seeders() == 2);
  }

  @Test
  void inItsPlace() throws Exception { // F12, F13
    Path again = fetched(Optional.of(copy));
    assertThat(again).isEqualTo(copy);
    assertSeeds(again);
  }

  @Test
  void elsewhereAfterItWasDeleted() throws Exception { // F12, F13
    Files.delete(copy);
    Path again = fetched(Optional.of(Files.createDirectory(directory.resolve("elsewhere"))));
    assertThat(again).isNotEqualTo(copy);
    assertSeeds(again);
  }
}
