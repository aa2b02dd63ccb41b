package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.net.Connection;
import dev.covey.net.Listener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.MulticastSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jgroups.util.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only sockets that JGroups gets: TLS with the cluster's certificates, out and in. Whatever
 * else it asks for is refused, so that none of its protocols can open another. Called by JGroups'
 * threads.
 */
final class ClusterSockets implements SocketFactory, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ClusterSockets.class);

  /** More than trackers ever need, and few enough for strangers to do no harm. */
  private static final int MOST_CONNECTIONS = 256;

  private final SSLContext context;
  private final Listener listener;
  private final Strangers strangers = new Strangers(log::warn);
  private final Set<ClusterSocket> open = ConcurrentHashMap.newKeySet();

  private final ClusterServerSocket server;

  ClusterSockets(Endpoint bind, SSLContext context) {
    this.context = context;
    this.server = server();
    this.listener = Listener.tls("cluster", bind, context, MOST_CONNECTIONS, new Door());
  }

  /** Called by the listener's threads, one for each connection. */
  private final class Door implements Listener.Handler {
    @Override
    public void handle(Connection accepted) throws IOException {
      server.bring(remember(new ClusterSocket(accepted, context, open::remove)));
    }

    @Override
    public void refused(Endpoint from, SSLException why) {
      strangers.visited(from.host(), why, System.nanoTime());
    }
  }

  private static ClusterServerSocket server() {
    try {
      return new ClusterServerSocket();
    } catch (IOException e) {
      throw new UncheckedIOException("one that is not bound opens nothing", e);
    }
  }

  /**
   * Takes the port.
   *
   * @throws CoveyException if it is in use, not of this machine, or not allowed
   */
  void start() throws CoveyException {
    listener.start();
  }

  /** With the port that it got. */
  Endpoint local() {
    return listener.local();
  }

  private ClusterSocket remember(ClusterSocket socket) {
    open.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String service) {
    return remember(new ClusterSocket(context, open::remove, strangers::dialed));
  }

  @Override
  public ServerSocket createServerSocket(String service) {
    return server;
  }

  @Override
  public void close(Socket socket) throws IOException {
    socket.close();
  }

  @Override
  public void close(ServerSocket socket) throws IOException {
    socket.close();
  }

  /** Accepts no more and cuts all connections; comes back at once. May be called twice. */
  @Override
  public void close() {
    server.close();
    listener.stopAccepting();
    open.forEach(ClusterSocket::cut);
    listener.close();
  }

  private static SocketException refusal(String service) {
    return new SocketException("the cluster opens no socket of that kind, not for " + service);
  }

  @Override
  public Socket createSocket(String service, String host, int port) throws IOException {
    throw refusal(service);
  }

  @Override
  public Socket createSocket(String service, InetAddress host, int port) throws IOException {
    throw refusal(service);
  }

  @Override
  public Socket createSocket(
      String service, String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw refusal(service);
  }

  @Override
  public Socket createSocket(
      String service, InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw refusal(service);
  }

  @Override
  public ServerSocket createServerSocket(String service, int port) throws IOException {
    throw refusal(service);
  }

  @Override
  public ServerSocket createServerSocket(String service, int port, int backlog) throws IOException {
    throw refusal(service);
  }

  @Override
  public ServerSocket createServerSocket(String service, int port, int backlog, InetAddress bind)
      throws IOException {
    throw refusal(service);
  }

  @Override
  public SocketChannel createSocketChannel(String service) throws IOException {
    throw refusal(service);
  }

  @Override
  public ServerSocketChannel createServerSocketChannel(String service) throws IOException {
    throw refusal(service);
  }

  @Override
  public DatagramSocket createDatagramSocket(String service) throws SocketException {
    throw refusal(service);
  }

  @Override
  public DatagramSocket createDatagramSocket(String service, SocketAddress bind)
      throws SocketException {
    throw refusal(service);
  }

  @Override
  public DatagramSocket createDatagramSocket(String service, int port) throws SocketException {
    throw refusal(service);
  }

  @Override
  public DatagramSocket createDatagramSocket(String service, int port, InetAddress local)
      throws SocketException {
    throw refusal(service);
  }

  @Override
  public MulticastSocket createMulticastSocket(String service) throws IOException {
    throw refusal(service);
  }

  @Override
  public MulticastSocket createMulticastSocket(String service, int port) throws IOException {
    throw refusal(service);
  }

  @Override
  public MulticastSocket createMulticastSocket(String service, SocketAddress bind)
      throws IOException {
    throw refusal(service);
  }

  @Override
  public void close(DatagramSocket socket) {
    socket.close();
  }
}
