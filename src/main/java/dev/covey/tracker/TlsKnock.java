package dev.covey.tracker;

import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shakes hands with whoever listens, as a peer that wants a piece would, and leaves. The handshake
 * proves the key of the certificate that is shown; nothing is said after it. Any thread may use it.
 */
final class TlsKnock implements AddressChecks.Knock {
  /** For connecting and shaking hands: other requests of the connection wait for as long. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(TlsKnock.class);

  @Override
  public boolean finds(DeviceId device, Endpoint at) {
    try (Connection connection = Dialer.tls(at, DeviceIdentity.probing(), LIMIT)) {
      return connection.peerCertificate().map(DeviceIdentity::idOf).stream()
          .anyMatch(device::equals);
    } catch (IOException e) {
      log.debug("{} is not reached at {}: {}", device, at, e.getMessage());
      return false;
    }
  }
}
