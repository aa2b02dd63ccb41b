package dev.covey.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.Endpoint;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DialerTest {
  private static final Duration LIMIT = Duration.ofMillis(300);

  @Test
  void aPortNobodyListensOnIsNamed() throws IOException {
    Endpoint nobody;
    try (ServerSocket closedSoon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = Endpoint.loopback(closedSoon.getLocalPort());
    }
    assertThatThrownBy(() -> Dialer.plain(nobody, LIMIT))
        .isInstanceOf(ConnectException.class)
        .hasMessage(nobody + " does not accept connections");
  }

  @Test
  void aServerThatNeverAnswersTheHandshakeIsGivenUpAfterTheLimit() throws IOException { // T6
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Endpoint endpoint = Endpoint.loopback(silent.getLocalPort());
      long started = System.nanoTime();
      assertThatThrownBy(() -> Dialer.tls(endpoint, DeviceIdentity.probing(), LIMIT))
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessageContaining(endpoint.toString());
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isBetween(LIMIT.minusMillis(50), LIMIT.plusMillis(1_000));
    }
  }

  @Test
  void aNameIsLookedUp() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Connection connection =
            Dialer.plain(new Endpoint("localhost", server.getLocalPort()), Duration.ofSeconds(5))) {
      assertThat(connection.remote().port()).isEqualTo(server.getLocalPort());
    }
  }

  @Test
  void aNameThatIsUnknownIsTold() {
    assertThatThrownBy(
            () -> Dialer.plain(new Endpoint("nobody..invalid", 1), Duration.ofSeconds(5)))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("no address is known for nobody..invalid");
  }
}
