package dev.covey.peer.session;

import java.time.Duration;

/**
 * How a session speaks to trackers (C1). All times are more than zero.
 *
 * @param deviceName what others see, 1 to 64 characters
 * @param heartbeatInterval from one PING to the next (H1); also the longest pause between two
 *     rounds of looking for a tracker
 * @param heartbeatTimeout how long a PONG may take before the tracker counts as dead (H1)
 * @param receive how long an answer may take
 * @param send how long connecting, or sending a line, may take
 */
public record SessionSettings(
    String deviceName,
    Duration heartbeatInterval,
    Duration heartbeatTimeout,
    Duration receive,
    Duration send) {

  public static final int LONGEST_DEVICE_NAME = 64;

  public SessionSettings {
    if (deviceName.isBlank() || deviceName.length() > LONGEST_DEVICE_NAME) {
      throw new IllegalArgumentException(
          "A device name has 1 to %d characters.".formatted(LONGEST_DEVICE_NAME));
    }
    positive("heartbeat interval", heartbeatInterval);
    positive("heartbeat timeout", heartbeatTimeout);
    positive("tracker receive timeout", receive);
    positive("tracker send timeout", send);
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException("The %s is not positive: %s".formatted(name, value));
    }
  }

  /** The defaults of C1. */
  public static SessionSettings defaults(String deviceName) {
    return new SessionSettings(
        deviceName,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }

  public SessionSettings withDeviceName(String name) {
    return new SessionSettings(name, heartbeatInterval, heartbeatTimeout, receive, send);
  }

  public SessionSettings withHeartbeat(Duration interval, Duration timeout) {
    return new SessionSettings(deviceName, interval, timeout, receive, send);
  }

  public SessionSettings withTimeouts(Duration newReceive, Duration newSend) {
    return new SessionSettings(
        deviceName, heartbeatInterval, heartbeatTimeout, newReceive, newSend);
  }
}
