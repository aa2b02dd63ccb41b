package dev.covey.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/**
 * Bytes with their Ed25519 signature, as text: {@code base64url(bytes) "." base64url(signature)},
 * without padding, in its one canonical form. Immutable.
 */
final class SignedToken {
  /** Characters, checked before anything is decoded (X5). */
  static final int LONGEST = 4_096;

  private static final int SIGNATURE_BYTES = 64;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** The key signs nothing else, and would not sign the same for another purpose. */
  private static final byte[] PURPOSE = "covey token\n".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private final byte[] signature;

  private SignedToken(byte[] ownBytes, byte[] ownSignature) {
    this.bytes = ownBytes;
    this.signature = ownSignature;
  }

  static SignedToken sign(byte[] bytes, PrivateKey key) {
    try {
      Signature signer = Signature.getInstance(KeyKind.ED25519.signature());
      signer.initSign(key);
      signer.update(PURPOSE);
      signer.update(bytes);
      return new SignedToken(bytes, signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a checked key signs", e);
    }
  }

  /**
   * @throws IllegalArgumentException if it is not of that form
   */
  static SignedToken parse(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("it is too long");
    }
    int dot = text.indexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException("it has no signature");
    }
    SignedToken token =
        new SignedToken(decode(text.substring(0, dot)), decode(text.substring(dot + 1)));
    if (token.signature.length != SIGNATURE_BYTES) {
      throw new IllegalArgumentException("its signature has a wrong length");
    }
    return token;
  }

  private static byte[] decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it is not base64url", e);
    }
    // The decoder lets padding and loose bits pass.
    if (!ENCODER.encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("it is not in its canonical form");
    }
    return bytes;
  }

  /** What is signed; not to be believed before {@link #isSignedBy}. */
  byte[] bytes() {
    return bytes.clone();
  }

  boolean isSignedBy(PublicKey key) {
    try {
      Signature verifier = Signature.getInstance(KeyKind.ED25519.signature());
      verifier.initVerify(key);
      verifier.update(PURPOSE);
      verifier.update(bytes);
      return verifier.verify(signature);
    } catch (SignatureException _) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a checked key verifies", e);
    }
  }

  @Override
  public String toString() {
    return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(signature);
  }
}
