package dev.covey.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.Listener;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may pose as a tracker of a pinned network, over real handshakes (X1, X2). */
class TrackerTrustTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir private static Path directory;
  private static NetworkAuthority network;
  private static NetworkSecrets secrets;
  private static NetworkSecrets impostor;
  private static DeviceIdentity device;

  private final KeyPair keys = KeyKind.P256.generate();

  @BeforeAll
  static void foundNetworks() throws CoveyException {
    network = NetworkAuthority.openOrCreate(directory.resolve("network"), "home");
    secrets = new NetworkFiles(directory.resolve("network")).open();
    impostor = NetworkSecrets.random("home", Instant.now());
    device = DeviceIdentity.openOrCreate(directory.resolve("device"));
  }

  @Test
  void aTrackerOfThePinnedNetworkIsTrustedAndSeesTheDevice() throws Exception {
    var seen = new CompletableFuture<DeviceId>();
    try (Listener tracker =
        Listener.tls(
            "tracker",
            Endpoint.loopback(0),
            network.trackerContext("tracker-1"),
            2,
            connection -> {
              seen.complete(DeviceIdentity.idOf(connection.peerCertificate().orElseThrow()));
              connection.write(new byte[] {1}, 0, 1, LIMIT);
            })) {
      tracker.start();
      try (Connection connection =
          Dialer.tls(tracker.local(), device.trackerClient(network.fingerprint()), LIMIT)) {
        assertThat(connection.input().read()).isEqualTo(1);
        assertThat(seen.join()).isEqualTo(device.id());
        assertThat(connection.peerCertificate().orElseThrow().getSubjectX500Principal().getName())
            .isEqualTo("CN=tracker-1,OU=Covey tracker");
      }
    }
  }

  @Test
  void probingShowsTheFingerprintWithoutTrust() throws Exception {
    try (Listener tracker = listener(network.trackerContext("tracker-1"))) {
      tracker.start();
      try (Connection connection = Dialer.tls(tracker.local(), DeviceIdentity.probing(), LIMIT)) {
        assertThat(NetworkAuthority.fingerprintOf(connection.peerChain()))
            .isEqualTo(network.fingerprint());
      }
    }
  }

  @Test
  void anotherNetworkOfTheSameNameIsRefusedWithBothFingerprints() throws Exception {
    assertThat(refusal(impostor.authority(), trackerOf(impostor)))
        .contains("another network")
        .contains(network.fingerprint().hex())
        .contains(TrackerChain.fingerprint(impostor.authority()).hex());
  }

  @Test
  void aCertificateThatThePinnedAuthorityDidNotSignIsRefused() throws Exception {
    // The right authority is shown, but the leaf is the impostor's, whose name is the same.
    assertThat(refusal(secrets.authority(), trackerOf(impostor))).contains("did not sign");
  }

  @Test
  void aSelfSignedCertificateBesideTheRightAuthorityIsRefused() throws Exception {
    X509Certificate own = Certificates.device(keys, Instant.now());
    assertThat(refusal(secrets.authority(), own)).contains("did not sign");
  }

  @Test
  void aCertificateOfTheNetworkThatIsNotATrackersIsRefused() throws Exception {
    X509Certificate server =
        issue(keys.getPublic(), new BasicConstraints(false), KeyPurposeId.id_kp_serverAuth);
    assertThat(refusal(secrets.authority(), server)).contains("not one of a tracker");
    X509Certificate anything =
        issue(keys.getPublic(), new BasicConstraints(false), KeyPurposeId.anyExtendedKeyUsage);
    assertThat(refusal(secrets.authority(), anything)).contains("not one of a tracker");
  }

  @Test
  void aTrackerCannotIssueTrackers() throws Exception {
    KeyPair trackerKeys = KeyKind.P256.generate();
    X509Certificate tracker = trackerOf(secrets, trackerKeys.getPublic(), Instant.now());
    X509Certificate below =
        Certificates.tracker(
            tracker, trackerKeys.getPrivate(), keys.getPublic(), "below", Instant.now());
    assertThat(refusal(chain(below, tracker))).contains("no certificate of a network");
    assertThat(refusal(chain(below, tracker, secrets.authority()))).contains("3 certificates");
  }

  @Test
  void theAuthoritysCertificateAloneIsNoTracker() throws Exception {
    assertThat(refusal(chain(secrets.authority()))).contains("1 certificates");
    assertThat(refusal(chain(secrets.authority(), secrets.authority())))
        .contains("not one of a tracker");
  }

  @Test
  void aKeyOfAnotherKindIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(384);
    X509Certificate other =
        trackerOf(secrets, generator.generateKeyPair().getPublic(), Instant.now());
    assertThat(refusal(chain(other, secrets.authority()))).contains("not one of a tracker");
  }

  @Test
  void anExpiredTrackerIsRefusedAndOneOfTomorrowToo() throws Exception {
    Instant now = Instant.now();
    X509Certificate old = trackerOf(secrets, keys.getPublic(), now.minus(Duration.ofDays(1000)));
    assertThat(refusal(secrets.authority(), old)).contains("check both clocks");
    X509Certificate early = trackerOf(secrets, keys.getPublic(), now.plus(Duration.ofDays(2)));
    assertThat(refusal(secrets.authority(), early)).contains("check both clocks");
    // Clocks that differ by less than a day do not matter.
    X509Certificate ahead = trackerOf(secrets, keys.getPublic(), now.plus(Duration.ofHours(23)));
    TrackerChain.networkOf(chain(ahead, secrets.authority()), now);
  }

  @Test
  void aTrackersCertificateNeverOutlivesItsNetworks() {
    Instant late = secrets.authority().getNotAfter().toInstant().minus(Duration.ofDays(10));
    assertThat(trackerOf(secrets, keys.getPublic(), late).getNotAfter())
        .isEqualTo(secrets.authority().getNotAfter());
    assertThatThrownBy(() -> network.trackerContext("t", late.plus(Duration.ofDays(11))))
        .hasMessageContaining("check this computer's clock");
  }

  @Test
  void whoHasTheCertificatesButNotTheKeyIsRefused() throws Exception {
    X509Certificate stolen = trackerOf(secrets, KeyKind.P256.generate().getPublic(), Instant.now());
    SSLContext thief =
        TlsPolicy.context(
            new SingleKey(keys.getPrivate(), stolen, secrets.authority()),
            _ -> {},
            TlsPolicy.Clients.MAY_SHOW_CERTIFICATE);
    try (Listener listener = listener(thief)) {
      listener.start();
      assertThatThrownBy(() ->
              Dialer.tls(listener.local(), device.trackerClient(network.fingerprint()), LIMIT))
          .isInstanceOf(SSLException.class);
    }
  }

  /** What a peer that pins the network says in a handshake with this server. */
  private String refusal(X509Certificate authority, X509Certificate tracker) throws Exception {
    SSLContext context =
        TlsPolicy.context(
            new SingleKey(keys.getPrivate(), tracker, authority),
            _ -> {},
            TlsPolicy.Clients.MAY_SHOW_CERTIFICATE);
    try (Listener listener = listener(context)) {
      listener.start();
      Throwable failure =
          catchThrowable(() ->
              Dialer.tls(listener.local(), device.trackerClient(network.fingerprint()), LIMIT));
      assertThat(failure).isInstanceOf(SSLException.class);
      return untrusted(failure).getMessage();
    }
  }

  private static String refusal(X509Certificate[] chain) {
    Throwable failure = catchThrowable(() -> TrackerChain.networkOf(chain, Instant.now()));
    return untrusted(failure).getMessage();
  }

  private static CoveyException untrusted(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CoveyException refused) {
        assertThat(refused.code()).isEqualTo(ErrorCode.UNTRUSTED_NETWORK);
        return refused;
      }
    }
    throw new AssertionError("no refusal among the causes", failure);
  }

  private static Listener listener(SSLContext context) {
    return Listener.tls(
        "server", Endpoint.loopback(0), context, 2, connection -> connection.input().read());
  }

  private static X509Certificate[] chain(X509Certificate... certificates) {
    return certificates;
  }

  private X509Certificate trackerOf(NetworkSecrets of) {
    return trackerOf(of, keys.getPublic(), Instant.now());
  }

  private static X509Certificate trackerOf(NetworkSecrets of, PublicKey key, Instant now) {
    return Certificates.tracker(of.authority(), of.authorityKeys().getPrivate(), key, "t", now);
  }

  /** Another kind of certificate that the network's authority could issue one day. */
  private static X509Certificate issue(
      PublicKey key, BasicConstraints constraints, KeyPurposeId purpose) throws Exception {
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            X500Name.getInstance(secrets.authority().getSubjectX500Principal().getEncoded()),
            BigInteger.TEN,
            Date.from(now.minusSeconds(60)),
            Date.from(now.plusSeconds(600)),
            new X500Name("OU=Covey tracker,CN=tracker-1"),
            key);
    builder.addExtension(Extension.basicConstraints, true, constraints);
    builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
    var signer =
        new JcaContentSignerBuilder("SHA256withECDSA").build(secrets.authorityKeys().getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }
}
