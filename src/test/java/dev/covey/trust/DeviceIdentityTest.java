package dev.covey.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdentityTest { // X3
  @TempDir private Path home;

  private Path directory() {
    return home.resolve("data");
  }

  private Path key() {
    return directory().resolve("device.key");
  }

  private Path certificate() {
    return directory().resolve("device.pem");
  }

  @Test
  void aDeviceStaysTheSame() throws CoveyException {
    DeviceIdentity made = DeviceIdentity.openOrCreate(directory());
    assertThat(DeviceIdentity.openOrCreate(directory()).id()).isEqualTo(made.id());
    assertThat(DeviceIdentity.openOrCreate(home.resolve("other")).id()).isNotEqualTo(made.id());
  }

  @Test
  void itsIdIsTheHashOfItsPublicKey() throws Exception {
    DeviceIdentity device = DeviceIdentity.openOrCreate(directory());
    X509Certificate shown = Certificates.decode(Files.readString(certificate()));
    byte[] publicKey = Pem.decode(Pem.PUBLIC_KEY, Files.readString(key()));
    assertThat(DeviceIdentity.idOf(shown)).isEqualTo(device.id());
    assertThat(device.id())
        .isEqualTo(DeviceId.of(MessageDigest.getInstance("SHA-256").digest(publicKey)));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there inherit their folder's rights")
  void onlyTheOwnerMayReadItsKey() throws Exception {
    DeviceIdentity.openOrCreate(directory());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
        .isEqualTo("rwx------");
  }

  @Test
  void manyThreadsAtOnceAgreeOnOneDevice() throws Exception {
    Callable<DeviceId> opening = () -> DeviceIdentity.openOrCreate(directory()).id();
    Set<DeviceId> seen = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<DeviceId> one :
          threads.invokeAll(Stream.generate(() -> opening).limit(8).toList())) {
        seen.add(one.get());
      }
    }
    assertThat(seen).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "damaged", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"})
  void aDamagedCertificateIsMadeAgainForTheSameDevice(String damaged) throws Exception {
    DeviceIdentity device = DeviceIdentity.openOrCreate(directory());
    Files.writeString(certificate(), damaged);
    assertThat(DeviceIdentity.openOrCreate(directory()).id()).isEqualTo(device.id());
    Files.delete(certificate());
    assertThat(DeviceIdentity.openOrCreate(directory()).id()).isEqualTo(device.id());
    assertThat(Certificates.decode(Files.readString(certificate()))).isNotNull();
  }

  @Test
  void anOldCertificateIsMadeAgainForTheSameDevice() throws Exception {
    DeviceIdentity device = DeviceIdentity.openOrCreate(directory());
    Instant later = Instant.now().plus(Duration.ofDays(31 * 365));
    assertThat(new DeviceFiles(directory()).openOrCreate(InstantSource.fixed(later)).id())
        .isEqualTo(device.id());
    assertThat(Certificates.decode(Files.readString(certificate())).getNotAfter()).isAfter(later);
  }

  @Test
  void aDamagedKeyIsNamedWithTheRemedyAndKept() throws Exception {
    DeviceIdentity.openOrCreate(directory());
    Files.writeString(key(), "damaged");
    assertThatThrownBy(() -> DeviceIdentity.openOrCreate(directory()))
        .isInstanceOfSatisfying(
            CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED))
        .hasMessageContaining(key().toString())
        .hasMessageContaining("Restore it from a backup, or delete it");
    assertThat(key()).hasContent("damaged");
  }

  @Test
  void halvesOfTwoKeysAreNoKey() throws Exception {
    KeyPair one = KeyKind.P256.generate();
    KeyPair two = KeyKind.P256.generate();
    Files.createDirectories(directory());
    Files.writeString(key(), KeyKind.encode(new KeyPair(one.getPublic(), two.getPrivate())));
    assertThatThrownBy(() -> DeviceIdentity.openOrCreate(directory()))
        .hasMessageContaining("its two halves do not belong together");
  }

  @Test
  void aMissingKeyBesideItsCertificateIsNotReplacedInSilence() throws Exception {
    DeviceIdentity.openOrCreate(directory());
    Files.delete(key());
    assertThatThrownBy(() -> DeviceIdentity.openOrCreate(directory()))
        .hasMessageContaining(key() + " is missing")
        .hasMessageContaining("delete " + certificate());
    assertThat(key()).doesNotExist();
  }

  @Test
  void onlyASelfSignedCertificateOnTheRightCurveIsADevices() throws Exception {
    Instant now = Instant.now();
    KeyPair keys = KeyKind.P256.generate();
    X509Certificate device = Certificates.device(keys, now);
    assertThatCode(() -> DeviceIdentity.requireDevice(chain(device))).doesNotThrowAnyException();
    // Clocks of peers need not agree: the key is the identity.
    X509Certificate future = Certificates.device(keys, now.plus(Duration.ofDays(400)));
    assertThatCode(() -> DeviceIdentity.requireDevice(chain(future))).doesNotThrowAnyException();

    NetworkSecrets network = NetworkSecrets.random("home", now);
    X509Certificate issued =
        Certificates.tracker(
            network.authority(), network.authorityKeys().getPrivate(), keys.getPublic(), "t", now);
    KeyPairGenerator other = KeyPairGenerator.getInstance("EC");
    other.initialize(384);
    X509Certificate large = Certificates.device(other.generateKeyPair(), now);
    for (X509Certificate[] wrong :
        new X509Certificate[][] {chain(issued), chain(device, network.authority()), chain(large)}) {
      assertThatThrownBy(() -> DeviceIdentity.requireDevice(wrong))
          .isInstanceOfSatisfying(
              CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED));
    }
  }

  private static X509Certificate[] chain(X509Certificate... certificates) {
    return certificates;
  }
}
