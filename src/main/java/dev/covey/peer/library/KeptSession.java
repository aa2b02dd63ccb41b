package dev.covey.peer.library;

import dev.covey.model.AccountId;
import dev.covey.model.Fingerprint;
import dev.covey.model.UserName;

/**
 * A session that its user wants restored at the next start (S5).
 *
 * @param token a secret
 */
public record KeptSession(Fingerprint network, UserName user, AccountId account, String token) {
  @Override
  public String toString() {
    return "KeptSession[" + user + "]";
  }
}
