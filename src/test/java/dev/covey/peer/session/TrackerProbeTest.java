package dev.covey.peer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.net.Listener;
import dev.covey.testing.HeldPort;
import dev.covey.testing.ScriptedBalancer;
import dev.covey.testing.ScriptedTracker;
import dev.covey.trust.NetworkAuthority;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackerProbeTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path directory;

  private static TrackerProbe probe(Endpoint address) throws CoveyException {
    return TrackerProbe.of(address, "atelier", LIMIT);
  }

  private NetworkAuthority authority() throws CoveyException {
    return NetworkAuthority.openOrCreate(directory.resolve("network"), "home");
  }

  @Test
  void aTrackerTellsItsNetwork() throws CoveyException { // X2
    try (ScriptedTracker tracker = new ScriptedTracker(authority(), "tracker-1").start()) {
      tracker.knows(tracker.endpoint(), Endpoint.loopback(1), Endpoint.loopback(2));
      assertThat(probe(tracker.endpoint()))
          .isEqualTo(
              new TrackerProbe(tracker.endpoint(), false, "home", authority().fingerprint(), 3));
    }
  }

  @Test
  void aBalancerLeadsToATrackerOfItsNetwork() throws CoveyException { // X2
    try (ScriptedTracker tracker = new ScriptedTracker(authority(), "tracker-1").start();
        ScriptedBalancer balancer = new ScriptedBalancer(tracker.endpoint())) {
      assertThat(probe(balancer.endpoint()))
          .isEqualTo(
              new TrackerProbe(balancer.endpoint(), true, "home", authority().fingerprint(), 1));
    }
  }

  @Test
  void aBalancerWithoutTrackersSaysSo() throws CoveyException {
    try (ScriptedBalancer balancer = new ScriptedBalancer()) {
      assertRefused(balancer.endpoint(), "knows no tracker yet");
    }
  }

  @Test
  void nobodyAtTheAddressIsToldByAddress() {
    try (HeldPort nobody = HeldPort.take()) {
      assertRefused(nobody.endpoint(), nobody.endpoint().toString());
    }
  }

  @Test
  void anotherKindOfServerIsNotTakenForOne() throws CoveyException {
    byte[] banner = "SSH-2.0-OpenSSH_9.9\r\n".getBytes(StandardCharsets.US_ASCII);
    Listener other =
        Listener.plain(
            "other",
            Endpoint.loopback(0),
            5,
            connection -> connection.write(banner, 0, banner.length, LIMIT));
    other.start();
    try (other) {
      assertRefused(other.local(), "No Covey balancer or tracker answers");
    }
  }

  private static void assertRefused(Endpoint address, String message) {
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> probe(address))
        .matches(e -> e.code() == ErrorCode.NO_TRACKER)
        .withMessageContaining(message);
  }
}
