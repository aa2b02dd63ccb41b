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
    Duration send) {}
