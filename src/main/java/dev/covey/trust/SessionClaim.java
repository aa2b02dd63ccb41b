package dev.covey.trust;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.UserName;
import java.time.Instant;

/**
 * Restores a user's session on one device without the password until it expires (S4, S5).
 *
 * @param expires in whole milliseconds; what is finer is dropped
 */
public record SessionClaim(AccountId account, UserName user, DeviceId device, Instant expires) {
  public SessionClaim {
    expires = Tokens.moment(expires);
  }
}
