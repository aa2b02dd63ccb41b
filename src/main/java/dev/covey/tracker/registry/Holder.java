package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.UserName;

/** A device that offers all of a file, and whose it is. */
public record Holder(DeviceId device, AccountId account, UserName user) {}
