package dev.covey.trust;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** What makes a chain of certificates a tracker's, and whose network it is of (X2). */
final class TrackerChain {
  private TrackerChain() {}

  /**
   * The network whose authority issued the first certificate, which is a tracker's.
   *
   * @param chain the tracker's certificate, then its authority's; no others
   * @throws CoveyException with {@link ErrorCode#UNTRUSTED_NETWORK} telling what is wrong
   */
  static Fingerprint networkOf(X509Certificate[] chain, Instant now) throws CoveyException {
    if (chain.length != 2) {
      throw untrusted(
          "it shows %d certificates, not its own and its network's".formatted(chain.length));
    }
    X509Certificate tracker = chain[0];
    X509Certificate authority = chain[1];
    if (!isAuthority(authority) || !isIssuedBy(authority, authority)) {
      throw untrusted("it shows no certificate of a network");
    }
    if (!isIssuedBy(tracker, authority)) {
      throw untrusted("its network did not sign its certificate");
    }
    if (!isTracker(tracker)) {
      throw untrusted("its certificate is not one of a tracker");
    }
    checkDates(authority, now);
    checkDates(tracker, now);
    return fingerprint(authority);
  }

  static Fingerprint fingerprint(X509Certificate authority) {
    try {
      return Fingerprint.of(DigestUtils.sha256(authority.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  private static boolean isAuthority(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    int mayCertify = 5;
    return certificate.getBasicConstraints() >= 0
        && usage != null
        && usage[mayCertify]
        && KeyKind.isP256(certificate.getPublicKey());
  }

  private static boolean isTracker(X509Certificate certificate) throws CoveyException {
    try {
      List<String> usage = certificate.getExtendedKeyUsage();
      return certificate.getBasicConstraints() < 0
          && !certificate.hasUnsupportedCriticalExtension()
          && usage != null
          && usage.contains(Certificates.TRACKER_ROLE)
          && KeyKind.isP256(certificate.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw untrusted("its certificate is damaged: " + e.getMessage());
    }
  }

  private static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
          || !certificate.getSigAlgName().equals(KeyKind.P256.signature())) {
        return false;
      }
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static void checkDates(X509Certificate certificate, Instant now) throws CoveyException {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isBefore(from) || now.isAfter(until)) {
      throw untrusted(
          "its certificate is valid from %s to %s, and here it is %s; check both clocks"
              .formatted(from, until, now));
    }
  }

  private static CoveyException untrusted(String why) {
    return new CoveyException(
        ErrorCode.UNTRUSTED_NETWORK, "The server is not trusted as a tracker: " + why + ".");
  }
}
