package dev.covey.desktop.nearby;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.NearbyNetwork;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What strangers on the local network may announce. */
class RecordsTest {
  private static final String DIGITS = "0123456789abcdef";
  private static final List<InetAddress> AT = List.of(InetAddress.ofLiteral("192.168.1.20"));

  @Test
  void aNetworkIsReadWithItsAddress() {
    assertThat(Records.read("Riverside", DIGITS, AT, 9_000))
        .contains(new NearbyNetwork("Riverside", new Endpoint("192.168.1.20", 9_000), DIGITS));
  }

  @Test
  void theServiceIsCalledByItsFingerprintWhateverTheNetworkIsCalled() {
    String name = "The photographers of the northern valley, its seven villages ü";
    var info = Records.of(name, new Fingerprint(DIGITS.repeat(4)), Endpoint.loopback(9_000));
    assertThat(info.getName()).isEqualTo("covey " + DIGITS);
    assertThat(info.getPropertyString("name")).isEqualTo(name);
    assertThat(info.getPropertyString("fp")).isEqualTo(DIGITS);
    assertThat(info.getPort()).isEqualTo(9_000);
  }

  @Test
  void aNameThatWouldDisturbTheScreenIsMadePlain() { // X4
    Optional<NearbyNetwork> read = Records.read("Riv\u202Eer\nside", DIGITS, AT, 9_000);
    assertThat(read.map(NearbyNetwork::name)).contains("Riv er side");
  }

  @Test
  void whatIsNoNetworkIsPassedOver() { // X5
    assertThat(Records.read("", DIGITS, AT, 9_000)).isEmpty();
    assertThat(Records.read("x".repeat(65), DIGITS, AT, 9_000)).isEmpty();
    assertThat(Records.read("Riverside", "no digits at all", AT, 9_000)).isEmpty();
    assertThat(Records.read("Riverside", "01", AT, 9_000)).isEmpty();
    assertThat(Records.read("Riverside", DIGITS, AT, 0)).isEmpty();
    assertThat(Records.read("Riverside", DIGITS, List.of(), 9_000)).isEmpty();
    assertThat(Records.read(null, DIGITS, AT, 9_000)).isEmpty();
    assertThat(Records.read("Riverside", null, AT, 9_000)).isEmpty();
  }
}
