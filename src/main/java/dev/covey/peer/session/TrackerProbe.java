package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import dev.covey.net.BalancerClient;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.LineReader;
import dev.covey.protocol.ControlCodec;
import dev.covey.protocol.ControlMessage;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks at which network answers at an address, trusting nothing of it (X2). Runs on the thread
 * that calls.
 *
 * @param balancer whether a balancer answers there, rather than a tracker
 * @param network what the tracker says its founder called it
 * @param trackers how many it says there are
 */
public record TrackerProbe(
    Endpoint address, boolean balancer, String network, Fingerprint fingerprint, int trackers) {

  /**
   * Asks whoever answers there.
   *
   * @param limit for each step: connecting, shaking hands, an answer
   * @throws CoveyException {@link ErrorCode#NO_TRACKER} if nobody does, or it is no Covey server
   */
  public static TrackerProbe of(Endpoint address, String deviceName, Duration limit)
      throws CoveyException {
    // As a balancer first: both kinds of server notice at once when that was wrong, whereas a
    // balancer waits for the end of the line that a TLS handshake never has.
    Optional<Endpoint> named;
    try {
      named = new BalancerClient(address, limit).getTracker();
    } catch (ConnectException | SocketTimeoutException | UnknownHostException e) {
      throw nobody(address, e);
    } catch (IOException _) {
      return ofTracker(address, address, deviceName, limit);
    }
    Endpoint tracker =
        named.orElseThrow(() ->
            new CoveyException(
                ErrorCode.NO_TRACKER,
                "The balancer at %s knows no tracker yet; start one, or try again later."
                    .formatted(address)));
    return ofTracker(address, tracker, deviceName, limit);
  }

  private static TrackerProbe ofTracker(
      Endpoint address, Endpoint tracker, String deviceName, Duration limit) throws CoveyException {
    try (Connection connection = Dialer.tls(tracker, DeviceIdentity.probing(), limit)) {
      Fingerprint fingerprint = NetworkAuthority.fingerprintOf(connection.peerChain());
      TrackerReply.Welcome welcome = greet(connection, deviceName, limit);
      return new TrackerProbe(
          address,
          !tracker.equals(address),
          welcome.network(),
          fingerprint,
          Math.max(1, welcome.trackers().size()));
    } catch (IOException e) {
      throw nobody(tracker, e);
    }
  }

  private static TrackerReply.Welcome greet(
      Connection connection, String deviceName, Duration limit) throws IOException, CoveyException {
    ControlCodec codec = new ControlCodec();
    byte[] hello =
        codec.encode(
            new ControlMessage.Request(
                1, new TrackerRequest.Hello(Limits.VERSION, deviceName, Optional.empty(), 0)));
    connection.write(hello, 0, hello.length, limit);
    connection.readTimeout(limit);
    byte[] line = new LineReader(connection.input(), Limits.CONTROL_LINE).read();
    if (line == null) {
      throw new IOException("it closed the connection without an answer");
    }
    return switch (codec.decodeFromTracker(line)) {
      case ControlMessage.Reply(long _, TrackerReply.Welcome welcome) -> welcome;
      case ControlMessage.Failure(long _, ErrorCode error, String message) ->
          throw new CoveyException(error, message);
      case ControlMessage.Reply _, ControlMessage.Event _ ->
          throw new CoveyException(
              ErrorCode.BAD_REQUEST,
              "What answers at %s is no tracker of this version.".formatted(connection.remote()));
    };
  }

  private static CoveyException nobody(Endpoint address, IOException e) {
    return new CoveyException(
        ErrorCode.NO_TRACKER,
        "No Covey balancer or tracker answers at %s (%s); check the address."
            .formatted(address, e.getMessage()),
        e);
  }
}
