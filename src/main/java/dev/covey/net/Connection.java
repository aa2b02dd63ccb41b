package dev.covey.net;

import dev.covey.model.Endpoint;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket, TLS or plain: read by one thread at a time, written by any (writes are whole and
 * never mix), closed by any.
 *
 * <p>A TLS socket is layered over a plain one that this class can close beneath it, because a TLS
 * socket's own close waits for whoever is stuck in a write. So {@link #close} and {@link #write}
 * come back within their limits whatever the other side does.
 */
public final class Connection implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  /** How long a close may try to say goodbye to the other side. */
  static final Duration CLOSE_LIMIT = Duration.ofMillis(250);

  private static final X509Certificate[] NO_CHAIN = {};

  // Immutable
  private final GatheringSocket raw;
  private final Socket socket;
  private final Endpoint remote;
  private final InputStream input;
  private final OutputStream output;
  private final WholeWrites writes;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Written once, by the thread that shakes hands. */
  private volatile X509Certificate[] peerChain = NO_CHAIN;

  private Connection(GatheringSocket raw, Socket socket, Endpoint remote) throws IOException {
    this.raw = raw;
    this.socket = socket;
    this.remote = remote;
    this.input = new ConnectionInput(socket.getInputStream(), this);
    this.output = new ConnectionOutput(socket.getOutputStream(), this);
    this.writes = new WholeWrites(raw, output, remote, this::abort);
  }

  /** Takes over a connected socket, to speak without TLS. */
  static Connection plain(GatheringSocket raw) throws IOException {
    raw.setTcpNoDelay(true);
    return new Connection(raw, raw, endpoint(raw));
  }

  /** Takes over a socket layered over a connected one; {@link #handshake} must come next. */
  static Connection tls(GatheringSocket raw, SSLSocket layered, SSLParameters parameters)
      throws IOException {
    raw.setTcpNoDelay(true);
    // X1: whatever the context would allow, nothing older is spoken.
    parameters.setProtocols(new String[] {"TLSv1.3"});
    layered.setSSLParameters(parameters);
    return new Connection(raw, layered, endpoint(raw));
  }

  private static Endpoint endpoint(Socket socket) throws SocketException {
    if (socket.getInetAddress() == null) {
      throw new SocketException("the other side left before it was served");
    }
    return new Endpoint(socket.getInetAddress().getHostAddress(), socket.getPort());
  }

  /** Shakes hands, as a whole within the limit; nothing to do without TLS. */
  void handshake(Duration limit) throws IOException {
    if (!(socket instanceof SSLSocket tls)) {
      return;
    }
    Watchdog watchdog = Watchdog.arm(limit, this::abort);
    try {
      tls.startHandshake();
      peerChain = chain(tls.getSession());
    } catch (IOException e) {
      throw watchdog.hasBarked()
          ? Timeouts.of(remote, "did not finish the TLS handshake", limit, e)
          : e;
    } finally {
      watchdog.callOff();
    }
    if (watchdog.hasBarked()) {
      throw Timeouts.of(remote, "did not finish the TLS handshake", limit, null);
    }
    // If this side closes meanwhile, the JDK's handshake may end as if all were well.
    if (!isOpen()) {
      throw new SocketException("closed during the TLS handshake");
    }
  }

  private static X509Certificate[] chain(SSLSession session) {
    try {
      Certificate[] certificates = session.getPeerCertificates();
      return Arrays.copyOf(certificates, certificates.length, X509Certificate[].class);
    } catch (SSLPeerUnverifiedException _) {
      return NO_CHAIN;
    }
  }

  /** Unbuffered: the caller brings the buffer. Closing it closes the connection. */
  public InputStream input() {
    return input;
  }

  /** Unbuffered and without a limit: prefer {@link #write}. Closing it closes the connection. */
  public OutputStream output() {
    return output;
  }

  /** The other side's address and port. */
  public Endpoint remote() {
    return remote;
  }

  /** What the other side proved to own in the handshake; empty if it showed none. */
  public Optional<X509Certificate> peerCertificate() {
    return Arrays.stream(peerChain).findFirst();
  }

  /** The certificates that the other side showed, its own first; a copy. */
  public X509Certificate[] peerChain() {
    return peerChain.clone();
  }

  /**
   * How long a read may wait for the first byte before it throws a {@link SocketTimeoutException};
   * zero waits for ever.
   */
  public void readTimeout(Duration timeout) throws IOException {
    // Rounded up, for 0 would mean for ever.
    long millis = timeout.plusNanos(999_999).toMillis();
    raw.setSoTimeout((int) Math.min(Integer.MAX_VALUE, millis));
  }

  /**
   * Much will come on this connection: called once by the thread that reads, which takes as much
   * from the system at a time as is there.
   */
  public void expectMuch() {
    raw.readAhead();
  }

  /** Much will go out on this connection, in writes of 64 KiB or so: each is sent at once. */
  public void sendMuch() {
    writes.gather();
  }

  /**
   * Writes all of it, or fails and closes the connection. The limit holds for the whole: who sends
   * much to slow links writes it in parts.
   *
   * @throws SocketTimeoutException if the other side did not take it within the limit
   */
  public void write(byte[] bytes, int offset, int length, Duration limit) throws IOException {
    writes.write(bytes, offset, length, limit);
  }

  /** Whether nobody has closed it on this side; the other side may have left unnoticed. */
  public boolean isOpen() {
    return !closed.get() && !raw.isClosed();
  }

  /**
   * Says goodbye and closes; what was written before still arrives. If the other side does not take
   * even that, the connection is cut. Comes back in well under a second.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    Watchdog watchdog = Watchdog.arm(CLOSE_LIMIT, this::cut);
    try {
      socket.close();
    } catch (IOException e) {
      log.debug("closing the connection with {}: {}", remote, e.toString());
    } finally {
      watchdog.callOff();
      closeRaw();
    }
  }

  /** Closes at once and waits for nothing; what the other side has not received yet is lost. */
  public void abort() {
    closed.set(true);
    cut();
  }

  private void cut() {
    try {
      // With linger 0 the kernel drops what is unsent, instead of keeping it for a dead peer.
      raw.setSoLinger(true, 0);
    } catch (IOException e) {
      log.trace("the connection with {} was closed already", remote, e);
    }
    closeRaw();
  }

  private void closeRaw() {
    try {
      raw.close();
    } catch (IOException e) {
      log.debug("closing the connection with {}: {}", remote, e.toString());
    }
  }
}
