package dev.covey.trust;

import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.UserName;
import java.time.Instant;

/**
 * Lets one device fetch one file of one group until it expires (X3, G6).
 *
 * @param expires in whole milliseconds; what is finer is dropped
 */
public record Ticket(UserName user, DeviceId device, GroupId group, FileId file, Instant expires) {
  public Ticket {
    expires = Tokens.moment(expires);
  }
}
