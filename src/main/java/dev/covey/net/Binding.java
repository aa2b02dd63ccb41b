package dev.covey.net;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Takes a port, or tells in one sentence why not. */
final class Binding {
  private static final int SHORTEST_QUEUE = 512;

  private Binding() {}

  /**
   * @param queue how many may wait to be accepted, at least
   */
  static GatheringServerSocket to(Endpoint endpoint, int queue) throws CoveyException {
    InetSocketAddress address = resolve(endpoint);
    try {
      return bind(address, queue);
    } catch (IOException e) {
      throw new CoveyException(ErrorCode.FAILED, reason(endpoint, address, e), e);
    }
  }

  /** The first port that is free, from {@code first} to {@code last}, both included. */
  static GatheringServerSocket within(String host, int first, int last, int queue)
      throws CoveyException {
    for (int port = first; port <= last; port++) {
      Endpoint endpoint = new Endpoint(host, port);
      InetSocketAddress address = resolve(endpoint);
      try {
        return bind(address, queue);
      } catch (IOException e) {
        if (!isLocal(address)) {
          throw new CoveyException(ErrorCode.FAILED, reason(endpoint, address, e), e);
        }
      }
    }
    throw new CoveyException(
        ErrorCode.FAILED,
        "No port from %d to %d is free on %s; stop a program that uses one, or name another port."
            .formatted(first, last, host));
  }

  private static GatheringServerSocket bind(InetSocketAddress address, int queue)
      throws IOException {
    GatheringServerSocket server = new GatheringServerSocket();
    try {
      // A restarted server takes its port again while old connections still fade away.
      server.setReuseAddress(true);
      server.bind(address, Math.max(SHORTEST_QUEUE, queue));
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  private static InetSocketAddress resolve(Endpoint endpoint) throws CoveyException {
    InetSocketAddress address = new InetSocketAddress(endpoint.host(), endpoint.port());
    if (address.isUnresolved()) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "Cannot listen on %s: no address is known for that name.".formatted(endpoint));
    }
    return address;
  }

  private static String reason(Endpoint endpoint, InetSocketAddress address, IOException e) {
    if (!isLocal(address)) {
      return "Cannot listen on %s: this computer has no such address. Use one of its own, or 0.0.0.0 for all."
          .formatted(endpoint);
    }
    String why = String.valueOf(e.getMessage());
    if (e instanceof BindException && !why.contains("denied")) {
      return "%s is in use by another program; stop that one or choose another port."
          .formatted(endpoint);
    }
    return "Cannot listen on %s: %s. Choose another port.".formatted(endpoint, why);
  }

  private static boolean isLocal(InetSocketAddress address) {
    InetAddress host = address.getAddress();
    try {
      return host.isAnyLocalAddress()
          || host.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(host) != null;
    } catch (SocketException _) {
      return true;
    }
  }
}
