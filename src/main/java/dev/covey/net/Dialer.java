package dev.covey.net;

import dev.covey.model.Endpoint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Opens connections. Called by any thread, which waits; looking the name up, connecting and shaking
 * hands share one limit.
 */
public final class Dialer {
  private Dialer() {}

  /**
   * @throws IOException naming the endpoint if it cannot be reached; a {@link
   *     javax.net.ssl.SSLException} if the handshake fails, with the reason among its causes
   */
  public static Connection tls(Endpoint to, SSLContext context, Duration limit) throws IOException {
    long until = System.nanoTime() + limit.toNanos();
    GatheringSocket raw = connect(to, limit, until);
    try {
      SSLSocket layered =
          (SSLSocket) context.getSocketFactory().createSocket(raw, to.host(), to.port(), true);
      Connection connection = Connection.tls(raw, layered, context.getDefaultSSLParameters());
      connection.handshake(left(until));
      return connection;
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * @throws IOException naming the endpoint if it cannot be reached
   */
  public static Connection plain(Endpoint to, Duration limit) throws IOException {
    GatheringSocket raw = connect(to, limit, System.nanoTime() + limit.toNanos());
    try {
      return Connection.plain(raw);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Tries every address of the name in turn: {@code localhost} may be IPv6 first. */
  private static GatheringSocket connect(Endpoint to, Duration limit, long until)
      throws IOException {
    IOException failure = new UnknownHostException(to.host());
    List<InetAddress> addresses = resolve(to, limit);
    for (int i = 0; i < addresses.size(); i++) {
      GatheringSocket socket = new GatheringSocket();
      try {
        // One that swallows everything leaves its share of the time to the others.
        long share = left(until).toMillis() / (addresses.size() - i);
        int millis = Math.clamp(share, 1, Integer.MAX_VALUE);
        socket.connect(new InetSocketAddress(addresses.get(i), to.port()), millis);
        return socket;
      } catch (IOException e) {
        socket.close();
        failure = named(to, limit, e);
      }
    }
    throw failure;
  }

  private static IOException named(Endpoint to, Duration limit, IOException e) {
    IOException named =
        switch (e) {
          case SocketTimeoutException _ -> noAnswer(to, limit);
          case ConnectException _ -> new ConnectException(to + " does not accept connections");
          default -> new IOException("cannot reach " + to + ": " + e.getMessage());
        };
    named.initCause(e);
    return named;
  }

  private static SocketTimeoutException noAnswer(Endpoint to, Duration limit) {
    return new SocketTimeoutException(
        "%s did not answer within %d ms".formatted(to, limit.toMillis()));
  }

  private static Duration left(long until) {
    return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
  }

  private static List<InetAddress> resolve(Endpoint to, Duration limit) throws IOException {
    try {
      return List.of(InetAddress.ofLiteral(to.host()));
    } catch (IllegalArgumentException _) {
      return lookUp(to, limit);
    }
  }

  /** The system's resolver cannot be told a limit, so another thread asks it. */
  private static List<InetAddress> lookUp(Endpoint to, Duration limit) throws IOException {
    var lookUp = new FutureTask<>(() -> List.of(InetAddress.getAllByName(to.host())));
    Threads.startPlatform("look-up", lookUp);
    try {
      return lookUp.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      var unknown = new UnknownHostException("no address is known for " + to.host());
      unknown.initCause(e.getCause());
      throw unknown;
    } catch (TimeoutException e) {
      throw noAnswer(to, limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketException("interrupted while looking up " + to.host(), e);
    }
  }
}
