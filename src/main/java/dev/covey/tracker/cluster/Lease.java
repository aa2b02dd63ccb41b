package dev.covey.tracker.cluster;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import java.util.Optional;

/**
 * A session at one tracker, as the others know it: it holds as long as that tracker is there, and a
 * grace beyond (DESIGN 5).
 *
 * @param serving where the device serves pieces; empty if it serves none
 * @param generation rises with each of the device's sessions, at whatever tracker; the highest
 *     stands
 */
public record Lease(
    AccountId account,
    DeviceId device,
    String deviceName,
    Optional<Endpoint> serving,
    long generation) {}
