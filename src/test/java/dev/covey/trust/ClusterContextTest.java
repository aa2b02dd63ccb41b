package dev.covey.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.Listener;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who is taken for a tracker of the cluster, over real handshakes in both directions (DESIGN 5).
 */
class ClusterContextTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final KeyPair KEYS = KeyKind.P256.generate();

  @TempDir private static Path directory;
  private static NetworkAuthority network;
  private static NetworkAuthority otherNetwork;
  private static DeviceIdentity device;

  /** With the network's authority, and a cluster key of its own. */
  private static NetworkAuthority otherKey;

  /** How often the listener has talked to somebody. */
  private final AtomicInteger served = new AtomicInteger();

  @BeforeAll
  static void foundNetworks() throws Exception {
    network = NetworkAuthority.openOrCreate(directory.resolve("network"), "home");
    otherNetwork = NetworkAuthority.openOrCreate(directory.resolve("other"), "home");
    otherKey = RekeyedNetwork.besides(directory.resolve("network"));
    device = DeviceIdentity.openOrCreate(directory.resolve("device"));
  }

  @Test
  void twoTrackersOfOneNetworkTakeEachOther() throws Exception {
    assertThat(talk(network.clusterContext("tracker-1"), network.clusterContext("tracker-2")))
        .isEqualTo(1);
  }

  @Test
  void anotherProcessWithTheSameFolderIsOfTheCluster() throws Exception {
    NetworkAuthority again = NetworkAuthority.open(directory.resolve("network"));
    assertThat(talk(network.clusterContext("tracker-1"), again.clusterContext("tracker-2")))
        .isEqualTo(1);
  }

  @Test
  void aDeviceIsRefused() throws Exception {
    assertRefused(device.trackerClient(network.fingerprint()));
  }

  @Test
  void whoShowsNoCertificateIsRefused() throws Exception {
    assertRefused(DeviceIdentity.probing());
  }

  @Test
  void aTrackerOfAnotherNetworkIsRefused() throws Exception {
    NetworkSecrets impostor = NetworkSecrets.random("home", Instant.now());
    KeyPair keys = KeyKind.P256.generate();
    X509Certificate tracker =
        Certificates.tracker(
            impostor.authority(),
            impostor.authorityKeys().getPrivate(),
            keys.getPublic(),
            "tracker-2",
            Instant.now());
    assertRefused(
        TlsPolicy.context(
            new SingleKey(keys.getPrivate(), tracker, impostor.authority()),
            _ -> {},
            TlsPolicy.Clients.MUST_SHOW_CERTIFICATE));
  }

  @Test
  void aTrackerDoesNotTalkToOneOfAnotherNetwork() throws Exception {
    SSLContext other = otherNetwork.trackerContext("tracker-2");
    assertThatThrownBy(() -> talk(other, network.clusterContext("tracker-1")))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("belongs to another network");
    assertThat(served).hasValue(0);
  }

  @Test
  void aTrackerDoesNotTalkToADevice() {
    assertThatThrownBy(() -> talk(device.pieces(), network.clusterContext("tracker-1")))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("not trusted as a tracker");
  }

  @Test
  void itsDatesAreThoseOfTheClock() throws Exception {
    InstantSource late = InstantSource.fixed(Instant.now().plus(Duration.ofDays(1_000)));
    SSLContext expired = network.clusterContext("tracker-1", late);
    assertThatThrownBy(() -> talk(expired, network.clusterContext("tracker-2")))
        .hasStackTraceContaining("check both clocks");
  }

  @Test
  void aTrackerWithAnotherClusterKeyIsRefused() throws Exception { // L7, X2
    byte[] proof = otherKey.clusterKey().vouch(KEYS.getPublic());
    assertRefused(reckless(member(proof)));
    assertRefused(reckless(member(new byte[0])));
    assertRefused(
        reckless(member(network.clusterKey().vouch(KeyKind.P256.generate().getPublic()))));
  }

  @Test
  void aTrackerThatProvesNoKeyIsRefused() throws Exception { // L7, X2
    // As it shows itself to peers: anybody can read that certificate, and nobody borrow it.
    assertRefused(network.trackerContext("tracker-2"));
  }

  @Test
  void whoeverHoldsBothKeysIsTaken() throws Exception {
    byte[] proof = network.clusterKey().vouch(KEYS.getPublic());
    assertThat(talk(network.clusterContext("tracker-1"), reckless(member(proof)))).isEqualTo(1);
  }

  @Test
  void aTrackerDoesNotTalkToOneWithAnotherClusterKey() throws Exception { // L7, X2
    SSLContext other = reckless(member(otherKey.clusterKey().vouch(KEYS.getPublic())));
    assertThatThrownBy(() -> talk(other, network.clusterContext("tracker-1")))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("does not hold its cluster key")
        .hasStackTraceContaining("Give both the same cluster.key");
    assertThat(served).hasValue(0);
  }

  private static X509Certificate member(byte[] proof) throws Exception {
    NetworkSecrets secrets = new NetworkFiles(directory.resolve("network")).open();
    return Certificates.clusterMember(
        secrets.authority(),
        secrets.authorityKeys().getPrivate(),
        KEYS.getPublic(),
        "tracker-2",
        Instant.now(),
        proof);
  }

  /** Of a tracker that takes anybody. */
  private static SSLContext reckless(X509Certificate shown) throws CoveyException {
    NetworkSecrets secrets = new NetworkFiles(directory.resolve("network")).open();
    return TlsPolicy.context(
        new SingleKey(KEYS.getPrivate(), shown, secrets.authority()),
        _ -> {},
        TlsPolicy.Clients.MUST_SHOW_CERTIFICATE);
  }

  private void assertRefused(SSLContext client) throws CoveyException {
    SSLContext server = network.clusterContext("tracker-1");
    assertThatThrownBy(() -> talk(server, client)).isInstanceOf(IOException.class);
    assertThat(served).hasValue(0);
  }

  /** The answer that the client gets: in TLS 1.3 it learns of its refusal no sooner. */
  private int talk(SSLContext server, SSLContext client) throws CoveyException, IOException {
    try (Listener listener =
        Listener.tls(
            "cluster",
            Endpoint.loopback(0),
            server,
            2,
            connection -> {
              served.incrementAndGet();
              connection.write(new byte[] {1}, 0, 1, LIMIT);
            })) {
      listener.start();
      try (Connection connection = Dialer.tls(listener.local(), client, LIMIT)) {
        connection.readTimeout(LIMIT);
        return connection.input().read();
      }
    }
  }
}
