package dev.covey.trust;

import java.security.KeyPair;
import java.util.Base64;

/** Signs tickets and session claims for a network (X3). Immutable; any thread may use it. */
public final class TicketSigner {
  private final KeyPair keys;

  TicketSigner(KeyPair keys) {
    this.keys = keys;
  }

  /** The ticket as text, which {@link TicketVerifier#ticket} reads. */
  public String sign(Ticket ticket) {
    return SignedToken.sign(Tokens.encode(ticket), keys.getPrivate()).toString();
  }

  /** The claim as text, which {@link TicketVerifier#session} reads. */
  public String sign(SessionClaim claim) {
    return SignedToken.sign(Tokens.encode(claim), keys.getPrivate()).toString();
  }

  /** What verifies these signatures: the X.509 encoding of the Ed25519 key, in base64. */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  @Override
  public String toString() {
    return "the signer of tickets with key " + publicKey();
  }
}
