package dev.covey.model;

import java.util.Optional;

/**
 * An invite to a network: {@code covey://host:port/group#fingerprint}; the group may be missing
 * (X2).
 *
 * @param address a balancer or a tracker of the network
 * @param group the group one is invited to ask for, if any
 * @param fingerprint the network's, which the invited peer pins
 */
public record Invite(Endpoint address, Optional<GroupName> group, Fingerprint fingerprint) {
  private static final String SCHEME = "covey://";

  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  public static Invite parse(String text) {
    String link = text.strip();
    int hash = link.indexOf('#');
    if (!link.startsWith(SCHEME) || hash < 0) {
      throw new IllegalArgumentException(
          "An invite looks like covey://host:port/#fingerprint; this is not one.");
    }
    String place = link.substring(SCHEME.length(), hash);
    int slash = place.indexOf('/');
    String group = slash < 0 ? "" : place.substring(slash + 1);
    return new Invite(
        Endpoint.parse(slash < 0 ? place : place.substring(0, slash)),
        group.isEmpty() ? Optional.empty() : Optional.of(new GroupName(group)),
        new Fingerprint(link.substring(hash + 1)));
  }

  @Override
  public String toString() {
    return SCHEME + address + "/" + group.map(GroupName::value).orElse("") + "#" + fingerprint;
  }
}
