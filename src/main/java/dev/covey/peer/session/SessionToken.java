package dev.covey.peer.session;

import dev.covey.model.AccountId;
import dev.covey.model.Fingerprint;
import dev.covey.model.UserName;

/**
 * A session that can be restored on this device, without the password (S4).
 *
 * @param network where it is good
 * @param token what the tracker gave; a secret
 */
public record SessionToken(Fingerprint network, UserName user, AccountId account, String token) {
  SessionToken called(UserName now) {
    return new SessionToken(network, now, account, token);
  }

  @Override
  public String toString() {
    return "SessionToken[" + user + "]";
  }
}
