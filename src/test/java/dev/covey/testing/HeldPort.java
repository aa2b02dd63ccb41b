package dev.covey.testing;

import dev.covey.model.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A loopback port for one who must be told a number, or who comes back to the number he had.
 *
 * <p>A port that was merely free a moment ago may be another connection's by now: the system hands
 * the same ports to whoever connects. So a socket that does not listen is bound to it until this is
 * closed; on Linux one program may listen there beside it, while nobody else is given the port.
 * Elsewhere it could not listen, and the port was only free a moment ago.
 */
public final class HeldPort implements AutoCloseable {
  private static final boolean SHARED = System.getProperty("os.name").equals("Linux");

  private final Socket holder = new Socket();
  private final int port;

  private HeldPort() throws IOException {
    holder.setReuseAddress(true);
    holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    port = holder.getLocalPort();
    if (!SHARED) {
      holder.close();
    }
  }

  public static HeldPort take() {
    try {
      return new HeldPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int number() {
    return port;
  }

  public Endpoint endpoint() {
    return Endpoint.loopback(port);
  }

  @Override
  public void close() {
    try {
      holder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
