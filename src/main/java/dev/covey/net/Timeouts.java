package dev.covey.net;

import dev.covey.model.Endpoint;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Says which side took too long over what. */
final class Timeouts {
  private Timeouts() {}

  /**
   * @param what it did not do, as a sentence goes on after its address
   * @param cause null if there is none
   */
  static SocketTimeoutException of(Endpoint remote, String what, Duration limit, Throwable cause) {
    var timeout =
        new SocketTimeoutException(
            "%s %s within %d ms".formatted(remote, what, Math.max(0, limit.toMillis())));
    timeout.initCause(cause);
    return timeout;
  }
}
