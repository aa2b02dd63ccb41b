package dev.covey.tracker.registry;

import dev.covey.model.DeviceId;
import dev.covey.model.OperationId;

/** The command of a person that made a change; the same pair is the same command, repeated. */
public record Cause(DeviceId device, OperationId operation) {}
