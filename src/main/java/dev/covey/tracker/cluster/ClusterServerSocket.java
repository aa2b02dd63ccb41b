package dev.covey.tracker.cluster;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A server socket in the shape that JGroups wants, which is bound before JGroups sees it and yields
 * only trackers that have proved who they are. JGroups itself would shake hands on the thread that
 * accepts, where one silent stranger keeps all others waiting.
 *
 * <p>JGroups' acceptor takes what the listener's threads bring.
 */
final class ClusterServerSocket extends ServerSocket {
  /** More wait in their own threads. */
  private static final int WAITING = 16;

  private static final long LONGEST_WAIT_MILLIS = 5_000;
  private static final long GLANCE_MILLIS = 500;

  private final BlockingQueue<ClusterSocket> proved = new ArrayBlockingQueue<>(WAITING);
  private volatile int announced;
  private volatile boolean closed;

  ClusterServerSocket() throws IOException {}

  /** Serves one connection until it is closed; nothing happens if nobody accepts it. */
  void bring(ClusterSocket socket) throws InterruptedIOException {
    try {
      if (!closed && proved.offer(socket, LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        socket.awaitClose();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(e.toString());
    } finally {
      socket.close();
    }
  }

  @Override
  public Socket accept() throws SocketException {
    try {
      while (!closed) {
        ClusterSocket socket = proved.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        if (socket != null) {
          return socket;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new SocketException("closed");
  }

  /** Nothing is bound: this is where JGroups tells the others to come. */
  @Override
  public void bind(SocketAddress at) {
    announced = ((InetSocketAddress) at).getPort();
  }

  @Override
  public void setReuseAddress(boolean on) {}

  @Override
  public int getLocalPort() {
    return announced;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    proved.forEach(ClusterSocket::close);
  }
}
