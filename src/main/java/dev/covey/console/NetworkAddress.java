package dev.covey.console;

import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a network is, and what is known of it.
 *
 * @param fingerprint empty: to be shown to a person first (X2)
 * @param group the group that an invite names
 */
record NetworkAddress(
    Endpoint address, Optional<Fingerprint> fingerprint, Optional<GroupName> group) {

  /**
   * Reads an invite, or an address with or without a fingerprint.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  static NetworkAddress parse(String place, Optional<String> fingerprint) {
    if (place.contains("://")) {
      Invite invite = Invite.parse(place);
      return new NetworkAddress(
          invite.address(), Optional.of(invite.fingerprint()), invite.group());
    }
    return new NetworkAddress(
        Endpoint.parse(place), fingerprint.map(NetworkAddress::fingerprint), Optional.empty());
  }

  /** Also takes the groups of four in which a fingerprint is shown. */
  private static Fingerprint fingerprint(String typed) {
    return new Fingerprint(typed.replaceAll("[\\s:-]", "").toLowerCase(Locale.ROOT));
  }
}
