package dev.covey.peer.library;

import dev.covey.model.AccountId;
import dev.covey.model.Fingerprint;
import dev.covey.model.UserName;
import java.util.List;

/**
 * A session that its user wants restored at the next start (S5).
 *
 * @param token a secret
 */
public record KeptSession(Fingerprint network, UserName user, AccountId account, String token) {

  List<String> lines() {
    return List.of(network.hex(), user.value(), account.toString(), token);
  }

  static KeptSession of(List<String> lines) {
    return new KeptSession(
        new Fingerprint(lines.get(0)),
        new UserName(lines.get(1)),
        AccountId.of(lines.get(2)),
        lines.get(3));
  }

  @Override
  public String toString() {
    return "KeptSession[" + user + "]";
  }
}
