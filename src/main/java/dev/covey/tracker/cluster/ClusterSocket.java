package dev.covey.tracker.cluster;

import dev.covey.model.Endpoint;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.Threads;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * A {@link Connection} in the shape that JGroups wants: TLS before the first byte, and no step
 * without a limit. JGroups itself would shake hands, write and say goodbye for as long as a stalled
 * tracker likes. Used by JGroups' threads; closed by any.
 */
final class ClusterSocket extends Socket {
  /** A tracker that takes not a byte for so long is cut off, before others have to wait for it. */
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(2);

  /** How long whoever reads or writes waits for the connection to come about. */
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

  /** JGroups says who it is before it lets anybody else write; that must not wait. */
  private static final int LONGEST_GREETING = 1_024;

  private final SSLContext context;
  private final Consumer<ClusterSocket> whenClosed;

  /** Is told what failed with an address that was dialed. */
  private final BiConsumer<Endpoint, IOException> whenFailed;

  private final CompletableFuture<Connection> connection = new CompletableFuture<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** What was written before there was a connection; guarded by this, null if nothing. */
  private byte[] greeting;

  /** Written once, before any thread but the first knows the socket. */
  private InetSocketAddress remote;

  /** One that is to be connected. */
  ClusterSocket(
      SSLContext context,
      Consumer<ClusterSocket> whenClosed,
      BiConsumer<Endpoint, IOException> whenFailed) {
    this.context = context;
    this.whenClosed = whenClosed;
    this.whenFailed = whenFailed;
  }

  /** One that was accepted. */
  ClusterSocket(Connection accepted, SSLContext context, Consumer<ClusterSocket> whenClosed) {
    this(context, whenClosed, (_, _) -> {});
    Endpoint from = accepted.remote();
    remote = new InetSocketAddress(InetAddress.ofLiteral(from.host()), from.port());
    connection.complete(accepted);
  }

  @Override
  public void connect(SocketAddress to) {
    connect(to, 0);
  }

  /**
   * Comes back at once: a thread of its own connects. Otherwise heartbeats to all would wait for
   * one that is dead.
   */
  @Override
  public void connect(SocketAddress to, int millis) {
    remote = (InetSocketAddress) to;
    Endpoint endpoint = endpoint();
    Threads.start("cluster-dial-" + endpoint, () -> dial(endpoint));
  }

  private Endpoint endpoint() {
    return new Endpoint(remote.getAddress().getHostAddress(), remote.getPort());
  }

  private void dial(Endpoint to) {
    try {
      Connection made = Dialer.tls(to, context, CONNECT_LIMIT);
      if (!greet(made)) {
        made.abort();
      }
    } catch (IOException e) {
      whenFailed.accept(to, e);
      giveUp(e);
    } catch (RuntimeException e) {
      giveUp(e);
    }
  }

  private void giveUp(Exception why) {
    connection.completeExceptionally(why);
    close();
  }

  /** False if it was closed meanwhile. */
  private synchronized boolean greet(Connection made) throws IOException {
    if (greeting != null) {
      made.write(greeting, 0, greeting.length, WRITE_LIMIT);
    }
    return connection.complete(made);
  }

  private synchronized boolean keep(byte[] bytes, int offset, int length) {
    if (connection.isDone() || greeting != null || length > LONGEST_GREETING) {
      return false;
    }
    greeting = Arrays.copyOfRange(bytes, offset, offset + length);
    return true;
  }

  private Connection connection() throws IOException {
    try {
      return connection.get();
    } catch (ExecutionException e) {
      throw new SocketException(e.getCause().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketException("interrupted while connecting", e);
    }
  }

  /** JGroups takes a {@link SocketException} for what it is, that somebody left, and no other. */
  private static IOException ordinary(IOException e) {
    return e instanceof EOFException || e instanceof SocketTimeoutException
        ? e
        : new SocketException(e.toString(), e);
  }

  @Override
  public InputStream getInputStream() {
    return new Input();
  }

  @Override
  public OutputStream getOutputStream() {
    return new Output();
  }

  private final class Input extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      Connection from = connection();
      try {
        return from.input().read(bytes, offset, length);
      } catch (IOException e) {
        // In TLS 1.3, who dialed learns that he is refused no sooner.
        whenFailed.accept(endpoint(), e);
        throw ordinary(e);
      }
    }

    @Override
    public void close() {
      ClusterSocket.this.close();
    }
  }

  private final class Output extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (keep(bytes, offset, length)) {
        return;
      }
      try {
        connection().write(bytes, offset, length, WRITE_LIMIT);
      } catch (IOException e) {
        throw new SocketException(e.toString(), e);
      }
    }

    @Override
    public void close() {
      ClusterSocket.this.close();
    }
  }

  @Override
  public void close() {
    end(Connection::close);
  }

  /** Closes without a goodbye. */
  void cut() {
    end(Connection::abort);
  }

  private void end(Consumer<Connection> how) {
    closing.countDown();
    whenClosed.accept(this);
    if (!connection.completeExceptionally(new SocketException("closed"))
        && !connection.isCompletedExceptionally()) {
      how.accept(connection.join());
    }
  }

  void awaitClose() throws InterruptedException {
    closing.await();
  }

  @Override
  public boolean isClosed() {
    return closing.getCount() == 0;
  }

  /** Or about to be: until then whoever uses it waits, for two seconds at most. */
  @Override
  public boolean isConnected() {
    return remote != null;
  }

  @Override
  public InetAddress getInetAddress() {
    return remote == null ? null : remote.getAddress();
  }

  @Override
  public int getPort() {
    return remote == null ? 0 : remote.getPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return remote;
  }

  /** Of no use to JGroups but for its log. */
  @Override
  public InetAddress getLocalAddress() {
    return InetAddress.getLoopbackAddress();
  }

  /** Null if it never came about, and until then. */
  @Override
  public SocketAddress getLocalSocketAddress() {
    return connection.isDone() && !connection.isCompletedExceptionally()
        ? new InetSocketAddress(getLocalAddress(), 0)
        : null;
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    try {
      connection().readTimeout(Duration.ofMillis(millis));
    } catch (SocketException e) {
      throw e;
    } catch (IOException e) {
      throw new SocketException(e.toString(), e);
    }
  }

  @Override
  public int getSoTimeout() {
    return 0;
  }

  // The connection has these settings already, or needs them not.

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public void setSoLinger(boolean on, int seconds) {}
}
