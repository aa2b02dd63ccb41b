package dev.covey.net;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections on a thread of its own and serves each on a virtual thread: handshake, then
 * the handler, then close.
 *
 * <p>A permit is taken before a connection is accepted, so that no more than allowed are open at
 * once; the others wait in the system's queue, first come first served (N2). While they do, who
 * takes long over its handshake is dropped sooner, so that none can hold all places with nothing.
 */
public final class Listener implements AutoCloseable {
  /** Serves one connection on its own thread; the listener closes it when this returns. */
  @FunctionalInterface
  public interface Handler {
    /**
     * @throws IOException when the other side leaves or stalls, which is ordinary
     */
    void handle(Connection connection) throws IOException;

    /** Whoever came from there was refused in the handshake, or refused this side. */
    default void refused(Endpoint from, SSLException why) {}
  }

  /** Makes a connection of an accepted socket; its handshake comes later. */
  @FunctionalInterface
  private interface Wrapping {
    Connection wrap(GatheringSocket accepted) throws IOException;
  }

  private static final Logger log = LoggerFactory.getLogger(Listener.class);

  /** Who connects and says nothing is dropped after this. */
  private static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(5);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

  // Immutable
  private final String name;
  private final Endpoint bind;
  private final int most;
  private final Handler handler;
  private final Wrapping wrapping;
  private final Duration handshakeLimit;
  private final Places places;

  /** Open connections, in their handshake or after it. */
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  // Written under this object's lock
  private volatile GatheringServerSocket server;
  private volatile boolean closed;
  private Thread acceptor;

  private Listener(
      String name,
      Endpoint bind,
      int most,
      Handler handler,
      Wrapping wrapping,
      Duration handshakeLimit) {
    this.name = name;
    this.bind = bind;
    this.most = most;
    this.handler = handler;
    this.wrapping = wrapping;
    this.handshakeLimit = handshakeLimit;
    this.places = new Places(name, most);
  }

  /**
   * A listener that speaks TLS 1.3. Whether clients must show a certificate is told by the
   * context's default parameters.
   *
   * @param name of its threads and in the log
   * @param bind where to listen; port 0 takes a free one
   * @param most connections served at once
   */
  public static Listener tls(
      String name, Endpoint bind, SSLContext context, int most, Handler handler) {
    return tls(name, bind, context, most, handler, HANDSHAKE_LIMIT);
  }

  static Listener tls(
      String name, Endpoint bind, SSLContext context, int most, Handler handler, Duration limit) {
    return new Listener(name, bind, most, handler, raw -> wrap(raw, context), limit);
  }

  /**
   * A listener without TLS.
   *
   * @param name of its threads and in the log
   * @param bind where to listen; port 0 takes a free one
   * @param most connections served at once
   */
  public static Listener plain(String name, Endpoint bind, int most, Handler handler) {
    return new Listener(name, bind, most, handler, Connection::plain, HANDSHAKE_LIMIT);
  }

  private static Connection wrap(GatheringSocket raw, SSLContext context) throws IOException {
    SSLSocket layered = (SSLSocket) context.getSocketFactory().createSocket(raw, null, true);
    return Connection.tls(raw, layered, context.getDefaultSSLParameters());
  }

  /**
   * Binds and begins to accept.
   *
   * @throws CoveyException if the address is in use, not of this machine, or not allowed
   */
  public void start() throws CoveyException {
    begin(Binding.to(bind, most));
  }

  /**
   * Binds to the first free port of a range (N1) instead of the one it was made with, and begins to
   * accept.
   *
   * @throws CoveyException if none is free, or the address is not of this machine
   */
  public void startWithin(int first, int last) throws CoveyException {
    begin(Binding.within(bind.host(), first, last, most));
  }

  private synchronized void begin(GatheringServerSocket bound) {
    if (closed || server != null) {
      closeQuietly(bound);
      throw new IllegalStateException(name + " was started or closed before");
    }
    server = bound;
    acceptor = Threads.start(name + "-acceptor", new Acceptor(name, bound, places, this::serve));
  }

  /** Where it listens, with the port it got. */
  public Endpoint local() {
    GatheringServerSocket bound = server;
    if (bound == null) {
      throw new IllegalStateException(name + " has not been started");
    }
    return new Endpoint(bind.host(), bound.getLocalPort());
  }

  /** Whether all places are taken, so that others may be waiting for one. */
  public boolean isCrowded() {
    return places.areTaken();
  }

  /** Hands the socket, and the place taken for it, to a thread of its own. */
  private void serve(GatheringSocket accepted) {
    String who =
        "%s-%s:%d".formatted(name, accepted.getInetAddress().getHostAddress(), accepted.getPort());
    Threads.start(
        who,
        () -> {
          try (accepted) {
            serve(wrapping.wrap(accepted));
          } catch (IOException e) {
            log.debug("{}: {}", who, e.toString());
          } finally {
            places.giveBack();
          }
        });
  }

  private void serve(Connection connection) throws IOException {
    connections.add(connection);
    try (connection) {
      // After the add: either close() sees the connection, or this sees that it is closed.
      if (!closed) {
        shakeHands(connection);
        handler.handle(connection);
      }
    } finally {
      places.shaken(connection);
      connections.remove(connection);
    }
  }

  private void shakeHands(Connection connection) throws IOException {
    places.shaking(connection);
    try {
      connection.handshake(handshakeLimit);
      places.shaken(connection);
    } catch (SSLException e) {
      handler.refused(connection.remote(), e);
      throw e;
    }
  }

  /** Accepts no more, and goes on serving the connections that it has. May be called twice. */
  public synchronized void stopAccepting() {
    if (server != null) {
      closeQuietly(server);
      acceptor.interrupt();
    }
  }

  /** Accepts no more and closes all its connections; comes back within about a second. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      stopAccepting();
    }
    for (Connection connection : connections) {
      Threads.start(name + "-close", connection::close);
    }
    awaitHandlers();
    connections.forEach(Connection::abort);
  }

  /** With all places back, nobody is served any more. */
  private void awaitHandlers() {
    try {
      if (!places.awaitAll(CLOSE_LIMIT)) {
        log.debug("{} was closed while a connection was still being served", name);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeQuietly(GatheringServerSocket bound) {
    try {
      bound.close();
    } catch (IOException e) {
      log.debug("closing {}: {}", name, e.toString());
    }
  }
}
