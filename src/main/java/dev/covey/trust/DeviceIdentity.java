package dev.covey.trust;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * This device: a key that never leaves it, and what it proves with it in TLS (X2, X3). Immutable;
 * any thread may use it.
 */
public final class DeviceIdentity {
  private final KeyPair keys;
  private final X509Certificate certificate;

  DeviceIdentity(KeyPair keys, X509Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  /**
   * The identity kept in that folder ({@code device.key} and {@code device.pem}); a new one if
   * there is none. Processes that start at once agree on one.
   *
   * @throws CoveyException naming the file and the remedy, if one cannot be read or written
   */
  public static DeviceIdentity openOrCreate(Path directory) throws CoveyException {
    return new DeviceFiles(directory).openOrCreate(InstantSource.system());
  }

  public DeviceId id() {
    return idOf(certificate);
  }

  /** The device that a certificate names: the SHA-256 of its public key (SubjectPublicKeyInfo). */
  public static DeviceId idOf(X509Certificate certificate) {
    return DeviceId.of(DigestUtils.sha256(certificate.getPublicKey().getEncoded()));
  }

  /**
   * For connections to trackers: trusts those of one network, and shows who this device is.
   *
   * <p>A handshake with anybody else fails with a {@link CoveyException} among its causes, whose
   * code is {@link ErrorCode#UNTRUSTED_NETWORK}.
   */
  public SSLContext trackerClient(Fingerprint pinned) {
    return trackerClient(pinned, InstantSource.system());
  }

  SSLContext trackerClient(Fingerprint pinned, InstantSource clock) {
    return TlsPolicy.context(
        key(),
        chain -> requireNetwork(pinned, chain, clock),
        TlsPolicy.Clients.MUST_SHOW_CERTIFICATE);
  }

  private static void requireNetwork(
      Fingerprint pinned, X509Certificate[] chain, InstantSource clock) throws CoveyException {
    Fingerprint shown = TrackerChain.networkOf(chain, clock.instant());
    if (!shown.equals(pinned)) {
      throw new CoveyException(
          ErrorCode.UNTRUSTED_NETWORK,
          ("The server belongs to another network than the one you trust: its fingerprint is %s,"
                  + " not %s. Check the address, or join that network on purpose.")
              .formatted(shown, pinned));
    }
  }

  /**
   * For piece connections, both sides: each must show a device's certificate, and any is accepted.
   * The caller compares {@link #idOf} of it with the device it expects. Make it once and keep it:
   * only within one context do handshakes with the same peer get cheaper.
   */
  public SSLContext pieces() {
    return TlsPolicy.context(
        key(), DeviceIdentity::requireDevice, TlsPolicy.Clients.MUST_SHOW_CERTIFICATE);
  }

  /**
   * For looking at a network before trusting it: accepts anybody and shows nothing. What comes over
   * it is worth no more than {@link NetworkAuthority#fingerprintOf} of the chain.
   */
  public static SSLContext probing() {
    return TlsPolicy.anonymous(_ -> {});
  }

  /**
   * A device's certificate is signed by itself. Its dates mean nothing: the key is the identity,
   * and peers' clocks need not agree.
   */
  static void requireDevice(X509Certificate[] chain) throws CoveyException {
    try {
      X509Certificate device = chain[0];
      if (chain.length == 1 && KeyKind.isP256(device.getPublicKey())) {
        device.verify(device.getPublicKey());
        return;
      }
    } catch (GeneralSecurityException e) {
      throw notADevice(e);
    }
    throw notADevice(null);
  }

  private static CoveyException notADevice(Exception cause) {
    return new CoveyException(
        ErrorCode.REFUSED, "The other side shows no certificate of a Covey device.", cause);
  }

  private SingleKey key() {
    return new SingleKey(keys.getPrivate(), certificate);
  }

  @Override
  public String toString() {
    return "device " + id();
  }
}
