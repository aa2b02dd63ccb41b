package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.Endpoint;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.HeldPort;
import dev.covey.testing.LoopbackNetwork;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port is changed while the peer runs. */
class ListenDeskTest {
  private static final GroupName FILMS = new GroupName("films");

  @TempDir Path directory;
  private final HeldPort chosen = HeldPort.take();
  private LoopbackNetwork network;

  @BeforeEach
  void start() throws CoveyException {
    network = LoopbackNetwork.start(directory);
  }

  @AfterEach
  void stop() {
    network.close();
    chosen.close();
  }

  @Test
  void othersFetchFromTheNewPortAtOnce() throws Exception { // N1, S4
    NetworkPeer anna = network.member("anna");
    anna.createGroup(FILMS);
    Path source = Files.write(directory.resolve("holiday.mkv"), new byte[700_000]);
    anna.share(source, FILMS).await();
    int port = chosen.number();
    anna.listenPort(OptionalInt.of(port));
    assertThat(anna.status().listening()).contains(Endpoint.loopback(port));
    assertThat(anna.listenPort()).hasValue(port);

    NetworkPeer ben = network.member("ben");
    ben.joinGroup(FILMS);
    await().untilAsserted(() -> anna.acceptRequest(FILMS, new UserName("ben")));
    await()
        .until(() ->
            ben.seeders(FILMS, new FileName("holiday.mkv")).stream()
                .anyMatch(seeder -> seeder.endpoint().port() == port));
    DownloadId id = ben.download(FILMS, new FileName("holiday.mkv"), Optional.empty(), false);
    await().until(() -> ben.download(id).orElseThrow().state() == TransferState.COMPLETED);
  }

  @Test
  void aPortThatIsTakenIsRefusedAndNothingChanges() throws Exception { // N1
    NetworkPeer anna = network.member("anna");
    Optional<Endpoint> before = anna.status().listening();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> anna.listenPort(OptionalInt.of(taken.getLocalPort())))
          .isInstanceOf(CoveyException.class)
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
    }
    assertThat(anna.status().listening()).isEqualTo(before);
    assertThat(anna.listenPort()).isEmpty();
    assertThatThrownBy(() -> anna.listenPort(OptionalInt.of(80))).hasMessageContaining("1024");
  }

  @Test
  void whoStaysSignedInIsRestoredAndWhoDoesNotIsNot() throws Exception { // S5
    NetworkPeer anna = network.member("anna");
    anna.staySignedIn(true);
    await().until(anna::staysSignedIn);
    anna.staySignedIn(false);
    await().until(() -> !anna.staysSignedIn());
  }
}
