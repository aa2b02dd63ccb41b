package dev.covey.trust;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device's key and certificate on disk. The key is the identity: it is written first, and the
 * certificate is made again from it whenever it is missing, damaged or old.
 */
final class DeviceFiles {
  private static final Logger log = LoggerFactory.getLogger(DeviceFiles.class);

  private final Path directory;
  private final Path key;
  private final Path certificate;

  DeviceFiles(Path directory) {
    this.directory = directory;
    this.key = directory.resolve("device.key");
    this.certificate = directory.resolve("device.pem");
  }

  DeviceIdentity openOrCreate(InstantSource clock) throws CoveyException {
    PrivateFiles.createFolders(directory);
    try (var _ = MakingLock.take(directory.resolve("device.lock"))) {
      KeyPair keys = Files.exists(key) ? readKeys() : makeKeys();
      Instant now = clock.instant();
      Optional<X509Certificate> kept = readCertificate(keys, now);
      return new DeviceIdentity(keys, kept.isPresent() ? kept.get() : makeCertificate(keys, now));
    }
  }

  private KeyPair readKeys() throws CoveyException {
    try {
      return KeyKind.P256.decode(PrivateFiles.readSecret(key));
    } catch (IOException e) {
      throw PrivateFiles.failed("Cannot read " + key, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new CoveyException(
          ErrorCode.FAILED,
          ("The device key %s is damaged: %s. Restore it from a backup, or delete it and %s to go"
                  + " on as a new device.")
              .formatted(key, e.getMessage(), certificate),
          e);
    }
  }

  private KeyPair makeKeys() throws CoveyException {
    if (Files.exists(certificate)) {
      throw new CoveyException(
          ErrorCode.FAILED,
          ("The device key %s is missing. Restore it from a backup, or delete %s to go on as a new"
                  + " device.")
              .formatted(key, certificate));
    }
    KeyPair keys = KeyKind.P256.generate();
    PrivateFiles.replace(key, KeyKind.encode(keys));
    return keys;
  }

  /** Empty if it is missing, damaged, of another key, or no longer valid. */
  private Optional<X509Certificate> readCertificate(KeyPair keys, Instant now) {
    if (!Files.exists(certificate)) {
      return Optional.empty();
    }
    try {
      X509Certificate kept = Certificates.decode(PrivateFiles.read(certificate));
      DeviceIdentity.requireDevice(new X509Certificate[] {kept});
      if (kept.getPublicKey().equals(keys.getPublic())
          && now.isBefore(kept.getNotAfter().toInstant())) {
        return Optional.of(kept);
      }
      log.warn("{} is old or of another key, and is made again", certificate);
    } catch (IOException | CertificateException | IllegalArgumentException | CoveyException e) {
      log.warn("{} is damaged and is made again: {}", certificate, e.toString());
    }
    return Optional.empty();
  }

  private X509Certificate makeCertificate(KeyPair keys, Instant now) throws CoveyException {
    X509Certificate made = Certificates.device(keys, now);
    PrivateFiles.replace(certificate, Certificates.encode(made));
    return made;
  }
}
