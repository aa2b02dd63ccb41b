package dev.covey.trust;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A network's certificate authority and what its servers share, as its folder holds them (X2).
 * Immutable; any thread may use it.
 */
public final class NetworkAuthority {
  private final NetworkSecrets secrets;

  private NetworkAuthority(NetworkSecrets secrets) {
    this.secrets = secrets;
  }

  /**
   * The network in that folder; a new one if the folder is missing or empty. Processes that start
   * at once agree on one.
   *
   * @param networkName for a new network: 1 to 64 printable characters
   * @throws CoveyException naming the file and the remedy, if one is missing, damaged or cannot be
   *     written; or if the name is not allowed
   */
  public static NetworkAuthority openOrCreate(Path directory, String networkName)
      throws CoveyException {
    try {
      NetworkSecrets.checkName(networkName);
    } catch (IllegalArgumentException e) {
      throw new CoveyException(ErrorCode.BAD_CONFIGURATION, e.getMessage(), e);
    }
    return new NetworkAuthority(
        new NetworkFiles(directory).openOrCreate(networkName, InstantSource.system()));
  }

  /**
   * The network in that folder.
   *
   * @throws CoveyException naming the file and the remedy, if one is missing or damaged
   */
  public static NetworkAuthority open(Path directory) throws CoveyException {
    return new NetworkAuthority(new NetworkFiles(directory).open());
  }

  /**
   * The fingerprint of the network in that folder, for peers on the same machine; empty if there is
   * none.
   *
   * @throws CoveyException if its certificate cannot be read
   */
  public static Optional<Fingerprint> localFingerprint(Path directory) throws CoveyException {
    return new NetworkFiles(directory).authority().map(TrackerChain::fingerprint);
  }

  /**
   * The network that a tracker's chain of certificates belongs to, trusted or not.
   *
   * @param chain the tracker's certificate, then its network's, as a handshake has shown them
   * @throws CoveyException with {@link ErrorCode#UNTRUSTED_NETWORK} if it is not a tracker's
   */
  public static Fingerprint fingerprintOf(X509Certificate[] chain) throws CoveyException {
    return TrackerChain.networkOf(chain, Instant.now());
  }

  public String networkName() {
    return secrets.name();
  }

  public Fingerprint fingerprint() {
    return TrackerChain.fingerprint(secrets.authority());
  }

  public ClusterKey clusterKey() {
    return secrets.clusterKey();
  }

  public TicketSigner ticketSigner() {
    return new TicketSigner(secrets.ticketKeys());
  }

  /**
   * For a tracker's listener: proves by a certificate made now that it belongs to this network.
   * Clients may show the certificate of their device, which is accepted whoever they are.
   *
   * @param trackerName 1 to 64 characters, for people who look at the certificate
   */
  public SSLContext trackerContext(String trackerName) throws CoveyException {
    return trackerContext(trackerName, Instant.now());
  }

  SSLContext trackerContext(String trackerName, Instant now) throws CoveyException {
    KeyPair keys = KeyKind.P256.generate();
    X509Certificate tracker =
        Certificates.tracker(
            issuer(now),
            secrets.authorityKeys().getPrivate(),
            keys.getPublic(),
            checked(trackerName),
            now);
    return TlsPolicy.context(
        new SingleKey(keys.getPrivate(), tracker, secrets.authority()),
        DeviceIdentity::requireDevice,
        TlsPolicy.Clients.MAY_SHOW_CERTIFICATE);
  }

  /**
   * For what trackers tell each other, both sides: each shows a certificate of a tracker, made now
   * with the authority's key, in which it proves to hold the cluster key, and takes nobody who
   * shows none of exactly this network and key. So whoever holds both, which never leave the
   * network's folder, is of the cluster, and nobody else: a device's certificate is refused like a
   * stranger's.
   *
   * <p>Make it once and keep it: only within one context do handshakes get cheaper.
   *
   * @param trackerName 1 to 64 characters, for people who look at the certificate
   */
  public SSLContext clusterContext(String trackerName) throws CoveyException {
    return clusterContext(trackerName, InstantSource.system());
  }

  /** For a client that trusts this network's trackers alone, and is nobody itself. */
  public SSLContext visitorContext() {
    Fingerprint own = fingerprint();
    InstantSource clock = InstantSource.system();
    return TlsPolicy.anonymous(chain -> requireMember(own, chain, clock));
  }

  SSLContext clusterContext(String trackerName, InstantSource clock) throws CoveyException {
    Fingerprint own = fingerprint();
    ClusterKey key = clusterKey();
    Instant now = clock.instant();
    KeyPair keys = KeyKind.P256.generate();
    X509Certificate member =
        Certificates.clusterMember(
            issuer(now),
            secrets.authorityKeys().getPrivate(),
            keys.getPublic(),
            checked(trackerName),
            now,
            key.vouch(keys.getPublic()));
    return TlsPolicy.context(
        new SingleKey(keys.getPrivate(), member, secrets.authority()),
        chain -> {
          requireMember(own, chain, clock);
          requireKey(key, chain[0]);
        },
        TlsPolicy.Clients.MUST_SHOW_CERTIFICATE);
  }

  /** The handshake proves that the proof is of whoever shows it: he holds the private key too. */
  private static void requireKey(ClusterKey own, X509Certificate shown) throws CoveyException {
    if (!own.vouches(Certificates.clusterProof(shown), shown.getPublicKey())) {
      throw new CoveyException(
          ErrorCode.UNTRUSTED_NETWORK,
          "The other tracker is of this network, but does not hold its cluster key. Give both the"
              + " same cluster.key, in the network's folder.");
    }
  }

  private static void requireMember(Fingerprint own, X509Certificate[] chain, InstantSource clock)
      throws CoveyException {
    Fingerprint shown = TrackerChain.networkOf(chain, clock.instant());
    if (!shown.equals(own)) {
      throw new CoveyException(
          ErrorCode.UNTRUSTED_NETWORK,
          ("The other tracker belongs to another network: its fingerprint is %s, not %s. Give both"
                  + " the same network folder.")
              .formatted(shown, own));
    }
  }

  private static String checked(String trackerName) throws CoveyException {
    if (trackerName.isBlank() || trackerName.length() > NetworkSecrets.LONGEST_NAME) {
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION, "A tracker's name has 1 to 64 characters.");
    }
    return trackerName;
  }

  private X509Certificate issuer(Instant now) throws CoveyException {
    X509Certificate authority = secrets.authority();
    if (now.isAfter(authority.getNotAfter().toInstant())) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "The network's certificate ended on %s; check this computer's clock, or start a new network."
              .formatted(authority.getNotAfter().toInstant()));
    }
    return authority;
  }

  @Override
  public String toString() {
    return "network %s (%s)".formatted(networkName(), fingerprint());
  }
}
