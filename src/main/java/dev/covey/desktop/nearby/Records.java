package dev.covey.desktop.nearby;

import dev.covey.desktop.fx.NearbyNetwork;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.jmdns.ServiceInfo;

/** How a network is written in DNS-SD, and read again. Pure: any thread may call it. */
final class Records {
  /** A service's type, in the domain of multicast DNS. */
  static final String TYPE = "_covey._tcp.local.";

  private static final String NAME = "name";
  private static final String FINGERPRINT = "fp";

  /** Digits of the fingerprint that tell networks of one name apart. */
  private static final int DIGITS = 16;

  private Records() {}

  static ServiceInfo of(String name, Fingerprint fingerprint, Endpoint balancer) {
    String digits = fingerprint.hex().substring(0, DIGITS);
    return ServiceInfo.create(
        TYPE, "covey " + digits, balancer.port(), 0, 0, Map.of(NAME, name, FINGERPRINT, digits));
  }

  /** Empty while not all of it has come, and for what is no network. */
  static Optional<NearbyNetwork> read(ServiceInfo info) {
    return read(
        info.getPropertyString(NAME),
        info.getPropertyString(FINGERPRINT),
        List.of(info.getInetAddresses()),
        info.getPort());
  }

  /**
   * @param name null if it was not announced
   * @param digits null if they were not announced
   */
  static Optional<NearbyNetwork> read(
      String name, String digits, List<InetAddress> addresses, int port) {
    if (name == null || digits == null || addresses.isEmpty()) {
      return Optional.empty();
    }
    try {
      Endpoint address = new Endpoint(addresses.getFirst().getHostAddress(), port);
      return Optional.of(new NearbyNetwork(name, address, digits));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
