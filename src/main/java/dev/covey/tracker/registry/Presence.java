package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import java.util.Map;

/**
 * Who is online now, as the sessions tell it. Views ask it often and hold the registry meanwhile:
 * answer from memory, at once, and never call the registry from it.
 */
public interface Presence {
  /** Nobody is online. */
  Presence NOBODY =
      new Presence() {
        @Override
        public int devices(AccountId account) {
          return 0;
        }

        @Override
        public boolean serves(AccountId account, DeviceId device, FileId file) {
          return false;
        }
      };

  /** What {@link #version} says where nobody counts who comes and goes. */
  long UNKNOWN = -1;

  /**
   * Is higher after anybody came or went: while it stays, views may keep what they counted. A
   * registry's views are asked with one such presence only.
   */
  default long version() {
    return UNKNOWN;
  }

  /** On how many devices the account is signed in. */
  int devices(AccountId account);

  /** Whether the account is signed in on any device; lists of groups ask it of many. */
  default boolean isOnline(AccountId account) {
    return devices(account) > 0;
  }

  /**
   * Whether the account is signed in on the device, and the device said in this session that it
   * still has the file (F10): by announcing it, sharing it or finishing its download.
   */
  boolean serves(AccountId account, DeviceId device, FileId file);

  /** The devices online that serve what they have of the file while they fetch it (F14). */
  default Map<DeviceId, AccountId> fetching(FileId file) {
    return Map.of();
  }
}
