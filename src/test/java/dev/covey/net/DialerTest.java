package dev.covey.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.Endpoint;
import dev.covey.testing.HeldPort;
import dev.covey.trust.DeviceIdentity;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DialerTest {
  private static final Duration LIMIT = Duration.ofMillis(300);

  @Test
  void aPortNobodyListensOnIsNamed() {
    try (HeldPort nobody = HeldPort.take()) {
      assertThatThrownBy(() -> Dialer.plain(nobody.endpoint(), LIMIT))
          .isInstanceOf(ConnectException.class)
          .hasMessage(nobody.endpoint() + " does not accept connections");
    }
  }

  @Test
  @Timeout(20) // how long the first handshake of a process takes is up to the machine
  void aServerThatNeverAnswersTheHandshakeIsGivenUpAfterTheLimit() throws Exception { // T6
    SSLContext context = DeviceIdentity.probing();
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Endpoint endpoint = Endpoint.loopback(silent.getLocalPort());
      long started = System.nanoTime();
      assertThatThrownBy(() -> Dialer.tls(endpoint, context, LIMIT))
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessageContaining(endpoint.toString());
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isGreaterThan(LIMIT.minusMillis(50));
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
