package dev.covey.trust;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** The two kinds of keys: P-256 for certificates, Ed25519 for tickets. */
enum KeyKind {
  P256("EC", "SHA256withECDSA"),
  ED25519("Ed25519", "Ed25519");

  private static final String CURVE_NAME = "secp256r1";
  private static final ECParameterSpec CURVE = curve();
  private static final byte[] PROBE = {'c', 'o', 'v', 'e', 'y'};

  private final String algorithm;
  private final String signature;

  KeyKind(String algorithm, String signature) {
    this.algorithm = algorithm;
    this.signature = signature;
  }

  /** The JDK's name of the signatures made with such keys. */
  String signature() {
    return signature;
  }

  KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (this == P256) {
        generator.initialize(new ECGenParameterSpec(CURVE_NAME));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK makes " + this + " keys", e);
    }
  }

  /** Both halves, so that the public one need not be computed from the other. */
  static String encode(KeyPair keys) {
    return Pem.encode(Pem.PRIVATE_KEY, keys.getPrivate().getEncoded())
        + Pem.encode(Pem.PUBLIC_KEY, keys.getPublic().getEncoded());
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws GeneralSecurityException if it is damaged, of another kind, or the halves do not match
   * @throws IllegalArgumentException if it is no text of that form
   */
  KeyPair decode(String text) throws GeneralSecurityException {
    PrivateKey privateKey = decodePrivate(Pem.decode(Pem.PRIVATE_KEY, text));
    PublicKey publicKey = decodePublic(Pem.decode(Pem.PUBLIC_KEY, text));
    if (!match(privateKey, publicKey)) {
      throw new GeneralSecurityException("its two halves do not belong together");
    }
    return new KeyPair(publicKey, privateKey);
  }

  private PrivateKey decodePrivate(byte[] der) throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (InvalidKeySpecException e) {
      throw new GeneralSecurityException("its private half is no such key", e);
    }
  }

  /**
   * @throws GeneralSecurityException if it is no such key
   */
  PublicKey decodePublic(byte[] der) throws GeneralSecurityException {
    try {
      PublicKey key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
      if (this == P256 && !isP256(key)) {
        throw new GeneralSecurityException("its public half is not on the curve P-256");
      }
      return key;
    } catch (InvalidKeySpecException e) {
      throw new GeneralSecurityException("its public half is no such key", e);
    }
  }

  /** Whether what the one signs is what the other verifies. */
  boolean match(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(signature);
    signer.initSign(privateKey);
    signer.update(PROBE);
    byte[] signed = signer.sign();
    signer.initVerify(publicKey);
    signer.update(PROBE);
    return signer.verify(signed);
  }

  static boolean isP256(PublicKey key) {
    return key instanceof ECPublicKey ec
        && ec.getParams().getCurve().equals(CURVE.getCurve())
        && ec.getParams().getGenerator().equals(CURVE.getGenerator());
  }

  private static ECParameterSpec curve() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(CURVE_NAME));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK knows the curve P-256", e);
    }
  }
}
