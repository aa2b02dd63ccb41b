package dev.covey.trust;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * All that makes a network: its name, its authority, and what its servers share.
 *
 * @param name 1 to 64 printable characters
 * @param authorityKeys what trackers' certificates are signed with
 * @param ticketKeys what tickets and session claims are signed with
 */
record NetworkSecrets(
    String name,
    X509Certificate authority,
    KeyPair authorityKeys,
    ClusterKey clusterKey,
    KeyPair ticketKeys) {
  static final int LONGEST_NAME = 64;

  NetworkSecrets {
    checkName(name);
  }

  static NetworkSecrets random(String name, Instant now) {
    checkName(name);
    KeyPair authorityKeys = KeyKind.P256.generate();
    return new NetworkSecrets(
        name,
        Certificates.authority(authorityKeys, name, now),
        authorityKeys,
        ClusterKey.random(),
        KeyKind.ED25519.generate());
  }

  static void checkName(String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || !name.equals(name.strip())
        || name.codePoints().anyMatch(NetworkSecrets::isUnprintable)) {
      throw new IllegalArgumentException(
          "A network's name has 1 to 64 printable characters and no space around it.");
    }
  }

  private static boolean isUnprintable(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  @Override
  public String toString() {
    return "the secrets of network " + name;
  }
}
