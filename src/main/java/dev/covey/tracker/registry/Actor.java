package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;

/** Who gives a command: an account, signed in on a device. */
public record Actor(AccountId account, DeviceId device) {}
