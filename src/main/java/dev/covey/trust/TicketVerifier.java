package dev.covey.trust;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Checks, offline, what a network signed (X3). Immutable; any thread may use it.
 *
 * <p>It does not say whose connection a token came over: callers compare its device with the one
 * that the handshake proved.
 */
public final class TicketVerifier {
  private static final int MOST_KEYS = 8;
  private static final int LONGEST_KEY = 256;

  private final List<PublicKey> keys;

  /**
   * @param publicKeys as {@link TicketSigner#publicKey} gives them, 1 to 8; a token of any is good
   * @throws CoveyException with {@link ErrorCode#BAD_REQUEST} if one is no such key
   */
  public TicketVerifier(List<String> publicKeys) throws CoveyException {
    if (publicKeys.isEmpty() || publicKeys.size() > MOST_KEYS) {
      throw new CoveyException(
          ErrorCode.BAD_REQUEST,
          "A network has 1 to 8 ticket keys, not %d.".formatted(publicKeys.size()));
    }
    List<PublicKey> read = new ArrayList<>();
    for (String key : publicKeys) {
      read.add(key(key));
    }
    this.keys = List.copyOf(read);
  }

  private static PublicKey key(String text) throws CoveyException {
    try {
      if (text.length() > LONGEST_KEY) {
        throw new IllegalArgumentException("it is too long");
      }
      return KeyKind.ED25519.decodePublic(Base64.getDecoder().decode(text));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new CoveyException(
          ErrorCode.BAD_REQUEST, "The network's ticket key is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * @throws CoveyException with {@link ErrorCode#BAD_TICKET} if it is forged, damaged, no ticket,
   *     or expired
   */
  public Ticket ticket(String token, Instant now) throws CoveyException {
    try {
      Ticket ticket = Tokens.ticket(signed(token));
      requireValid(ticket.expires(), now);
      return ticket;
    } catch (IllegalArgumentException e) {
      throw new CoveyException(
          ErrorCode.BAD_TICKET, "The ticket is not valid: %s.".formatted(e.getMessage()), e);
    }
  }

  /**
   * @throws CoveyException with {@link ErrorCode#SESSION_EXPIRED} if it is forged, damaged, no
   *     session claim, or expired
   */
  public SessionClaim session(String token, Instant now) throws CoveyException {
    try {
      SessionClaim claim = Tokens.session(signed(token));
      requireValid(claim.expires(), now);
      return claim;
    } catch (IllegalArgumentException e) {
      throw new CoveyException(
          ErrorCode.SESSION_EXPIRED,
          "The session cannot be restored: %s. Sign in again.".formatted(e.getMessage()),
          e);
    }
  }

  private byte[] signed(String text) {
    SignedToken token = SignedToken.parse(text);
    if (keys.stream().noneMatch(token::isSignedBy)) {
      throw new IllegalArgumentException("this network did not sign it");
    }
    return token.bytes();
  }

  private static void requireValid(Instant expires, Instant now) {
    if (!now.isBefore(expires)) {
      throw new IllegalArgumentException("it expired at " + expires);
    }
  }
}
