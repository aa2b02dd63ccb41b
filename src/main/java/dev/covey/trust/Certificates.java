package dev.covey.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Issues the three kinds of certificates (X2): a network's authority, a tracker of it, and a device
 * by itself. All are on P-256 and backdated by a day, for clocks that are late.
 */
final class Certificates {
  /**
   * The extended key usage that makes a certificate a tracker's. An arc under a random UUID (ITU-T
   * X.667), so that nobody else uses it.
   */
  static final String TRACKER_ROLE = "2.25.250914730423230065080503549171117695546.1";

  /** The extension in which a tracker proves to the others that it holds the cluster key. */
  private static final String CLUSTER_PROOF = "2.25.250914730423230065080503549171117695546.2";

  private static final byte[] NO_PROOF = {};

  private static final Duration BACKDATING = Duration.ofDays(1);
  private static final Duration LONG_LIFE = Duration.ofDays(30 * 365);

  /** Trackers get a new one at every start. */
  private static final Duration TRACKER_LIFE = Duration.ofDays(2 * 365);

  private static final int SERIAL_BITS = 120;

  private Certificates() {}

  static X509Certificate authority(KeyPair keys, String network, Instant now) {
    X500Name subject = name("Covey network", network);
    return sign(
        builder(subject, subject, keys.getPublic(), now, now.plus(LONG_LIFE)),
        keys.getPrivate(),
        builder -> {
          builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
          builder.addExtension(
              Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
          builder.addExtension(
              Extension.subjectKeyIdentifier,
              false,
              new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        });
  }

  /** A tracker's, signed by the authority; it never outlives the authority's. */
  static X509Certificate tracker(
      X509Certificate authority,
      PrivateKey authorityKey,
      PublicKey tracker,
      String name,
      Instant now) {
    return tracker(authority, authorityKey, tracker, name, now, _ -> {});
  }

  /**
   * A tracker's, for what it tells the others.
   *
   * @param proof that it holds the cluster key
   */
  static X509Certificate clusterMember(
      X509Certificate authority,
      PrivateKey authorityKey,
      PublicKey tracker,
      String name,
      Instant now,
      byte[] proof) {
    return tracker(
        authority,
        authorityKey,
        tracker,
        name,
        now,
        builder ->
            builder.addExtension(
                new ASN1ObjectIdentifier(CLUSTER_PROOF), false, new DEROctetString(proof)));
  }

  /** The proof in that certificate, unchecked; empty bytes if there is none. */
  static byte[] clusterProof(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(CLUSTER_PROOF);
    if (extension == null) {
      return NO_PROOF;
    }
    try {
      byte[] value = ASN1OctetString.getInstance(extension).getOctets();
      return ASN1OctetString.getInstance(value).getOctets();
    } catch (IllegalArgumentException _) {
      return NO_PROOF;
    }
  }

  private static X509Certificate tracker(
      X509Certificate authority,
      PrivateKey authorityKey,
      PublicKey tracker,
      String name,
      Instant now,
      Extensions more) {
    Instant end = authority.getNotAfter().toInstant();
    Instant until = now.plus(TRACKER_LIFE);
    X500Name issuer = X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
    return sign(
        builder(
            issuer, name("Covey tracker", name), tracker, now, until.isBefore(end) ? until : end),
        authorityKey,
        builder -> {
          builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
          builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
          builder.addExtension(Extension.extendedKeyUsage, true, trackerUsage());
          builder.addExtension(
              Extension.authorityKeyIdentifier,
              false,
              new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
          more.addTo(builder);
        });
  }

  private static ExtendedKeyUsage trackerUsage() {
    return new ExtendedKeyUsage(
        new KeyPurposeId[] {
          KeyPurposeId.id_kp_serverAuth,
          KeyPurposeId.id_kp_clientAuth,
          KeyPurposeId.getInstance(new ASN1ObjectIdentifier(TRACKER_ROLE))
        });
  }

  /** A device's, signed by itself; its name tells nobody anything. */
  static X509Certificate device(KeyPair keys, Instant now) {
    X500Name subject = name("Covey device", "device");
    return sign(
        builder(subject, subject, keys.getPublic(), now, now.plus(LONG_LIFE)),
        keys.getPrivate(),
        builder -> {
          builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
          builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        });
  }

  static String encode(X509Certificate certificate) {
    try {
      return Pem.encode(Pem.CERTIFICATE, certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was made can be written", e);
    }
  }

  /**
   * @throws CertificateException if it is damaged
   * @throws IllegalArgumentException if it is no text of that form
   */
  static X509Certificate decode(String text) throws CertificateException {
    byte[] der = Pem.decode(Pem.CERTIFICATE, text);
    try {
      return ofDer(der);
    } catch (CertificateException e) {
      throw new CertificateException("it holds no certificate", e);
    }
  }

  private static X509Certificate ofDer(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static X500Name name(String unit, String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.OU, unit)
        .addRDN(BCStyle.CN, commonName)
        .build();
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Instant now, Instant until) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS),
        Date.from(now.minus(BACKDATING).truncatedTo(ChronoUnit.SECONDS)),
        Date.from(until.truncatedTo(ChronoUnit.SECONDS)),
        subject,
        key);
  }

  @FunctionalInterface
  private interface Extensions {
    void addTo(X509v3CertificateBuilder builder) throws IOException, GeneralSecurityException;
  }

  private static X509Certificate sign(
      X509v3CertificateBuilder builder, PrivateKey signer, Extensions extensions) {
    try {
      extensions.addTo(builder);
      return ofDer(
          builder
              .build(new JcaContentSignerBuilder(KeyKind.P256.signature()).build(signer))
              .getEncoded());
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("a certificate of our own making cannot be signed", e);
    }
  }
}
