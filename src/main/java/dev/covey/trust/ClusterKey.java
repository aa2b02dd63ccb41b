package dev.covey.trust;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * The secret that a network's trackers and its balancer share (L7): who does not hold it registers
 * at no balancer, and is of no cluster. Immutable; any thread may use it.
 */
public final class ClusterKey {
  static final String FILE = "cluster.key";

  private static final int BYTES = 32;

  /** Before the public key; no nonce of a balancer is like it, for those end with a number. */
  private static final byte[] CERTIFICATE_DOMAIN =
      "covey cluster certificate\n".getBytes(StandardCharsets.US_ASCII);

  private final byte[] secret;

  private ClusterKey(byte[] ownSecret) {
    this.secret = ownSecret;
  }

  /**
   * Copies the key.
   *
   * @param secret 32 bytes
   */
  public static ClusterKey of(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a cluster key has 32 bytes, not " + secret.length);
    }
    return new ClusterKey(secret.clone());
  }

  static ClusterKey random() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new ClusterKey(secret);
  }

  /**
   * The key in a network's folder; empty if there is none.
   *
   * @throws CoveyException if it cannot be read or is damaged
   */
  public static Optional<ClusterKey> read(Path networkDirectory) throws CoveyException {
    Path file = networkDirectory.resolve(FILE);
    try {
      return Optional.of(decode(PrivateFiles.readSecret(file)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw PrivateFiles.failed("Cannot read " + file, e);
    } catch (IllegalArgumentException e) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "The cluster key %s is damaged: %s. Copy it again from another server of the network."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** One line of hex. */
  String encode() {
    return Hex.encodeHexString(secret) + "\n";
  }

  /**
   * @throws IllegalArgumentException if it is not what {@link #encode} wrote
   */
  static ClusterKey decode(String text) {
    try {
      return of(Hex.decodeHex(text.strip()));
    } catch (DecoderException e) {
      throw new IllegalArgumentException("it is not hex", e);
    }
  }

  /**
   * Proves to hold the key: the HMAC-SHA256 over the nonce, a newline and the text, in lowercase
   * hex.
   *
   * @param nonce what the other side has just drawn, without a newline
   */
  public String prove(String nonce, String text) {
    if (nonce.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a nonce has no newline");
    }
    return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmacHex(nonce + "\n" + text);
  }

  /** Whether that is the proof for this nonce and text; takes the same time for any wrong one. */
  public boolean proves(String proof, String nonce, String text) {
    return MessageDigest.isEqual(
        prove(nonce, text).getBytes(StandardCharsets.US_ASCII),
        proof.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Proves that whoever made a certificate holds this key: the HMAC-SHA256 over {@code covey
   * cluster certificate}, a newline, and the certificate's public key as SubjectPublicKeyInfo.
   * Overheard, it is of use to nobody who does not hold the private key too.
   */
  byte[] vouch(PublicKey shown) {
    Mac mac = HmacUtils.getInitializedMac(HmacAlgorithms.HMAC_SHA_256, secret);
    mac.update(CERTIFICATE_DOMAIN);
    return mac.doFinal(shown.getEncoded());
  }

  /** Whether that is the proof for this public key; takes the same time for any wrong one. */
  boolean vouches(byte[] proof, PublicKey shown) {
    return MessageDigest.isEqual(vouch(shown), proof);
  }

  @Override
  public String toString() {
    return "a cluster key";
  }
}
