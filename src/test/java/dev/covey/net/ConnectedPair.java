package dev.covey.net;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/** Both ends of one connection over loopback. */
final class ConnectedPair implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Listener listener;
  private final CountDownLatch closed;
  final Connection client;
  final Connection server;

  private ConnectedPair(
      Listener listener, Dial dial, CompletableFuture<Connection> accepted, CountDownLatch closed)
      throws IOException, CoveyException {
    this.listener = listener;
    this.closed = closed;
    listener.start();
    this.client = dial.to(listener.local());
    this.server = accepted.join();
  }

  @FunctionalInterface
  private interface Dial {
    Connection to(Endpoint endpoint) throws IOException;
  }

  static ConnectedPair tls(SSLContext client, SSLContext server)
      throws IOException, CoveyException {
    var accepted = new CompletableFuture<Connection>();
    var closed = new CountDownLatch(1);
    return new ConnectedPair(
        Listener.tls("pair", Endpoint.loopback(0), server, 1, held(accepted, closed)),
        endpoint -> Dialer.tls(endpoint, client, LIMIT),
        accepted,
        closed);
  }

  static ConnectedPair plain() throws IOException, CoveyException {
    var accepted = new CompletableFuture<Connection>();
    var closed = new CountDownLatch(1);
    return new ConnectedPair(
        Listener.plain("pair", Endpoint.loopback(0), 1, held(accepted, closed)),
        endpoint -> Dialer.plain(endpoint, LIMIT),
        accepted,
        closed);
  }

  /** Hands the connection over and keeps the listener from closing it before the test does. */
  private static Listener.Handler held(
      CompletableFuture<Connection> accepted, CountDownLatch closed) {
    return connection -> {
      accepted.complete(connection);
      try {
        closed.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    };
  }

  @Override
  public void close() {
    closed.countDown();
    client.abort();
    server.abort();
    listener.close();
  }
}
