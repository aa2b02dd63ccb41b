package dev.covey.local;

import dev.covey.model.Endpoint;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.stream.Stream;

/** The address under which other computers on the local network reach this one. */
public final class OwnAddress {
  private OwnAddress() {}

  /** The first private IPv4 address of an interface that is up; loopback if there is none. */
  public static String onLocalNetwork() {
    try (Stream<NetworkInterface> interfaces = NetworkInterface.networkInterfaces()) {
      return interfaces
          .filter(OwnAddress::isUsable)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
          .map(InetAddress::getHostAddress)
          .findFirst()
          .orElse(Endpoint.LOOPBACK);
    } catch (SocketException e) {
      return Endpoint.LOOPBACK;
    }
  }

  private static boolean isUsable(NetworkInterface candidate) {
    try {
      return candidate.isUp() && !candidate.isLoopback() && !candidate.isPointToPoint();
    } catch (SocketException e) {
      return false;
    }
  }
}
