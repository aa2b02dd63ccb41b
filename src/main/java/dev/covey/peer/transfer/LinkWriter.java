package dev.covey.peer.transfer;

import dev.covey.net.Connection;
import dev.covey.net.Threads;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PeerMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a downloader's requests. A virtual thread of its own writes, so that whoever asks never
 * waits for a seeder that takes nothing; it pings when there is nothing to ask. Any thread may send
 * and close.
 */
final class LinkWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LinkWriter.class);
  private static final Duration PING = Duration.ofSeconds(20);

  /** Requests are few and small: a seeder that leaves so many untaken is stalled. */
  private static final int MOST = 256;

  private final Duration limit;
  private final Runnable onFailure;
  private final BlockingQueue<byte[]> frames = new ArrayBlockingQueue<>(MOST);

  // Guarded by this
  private Thread thread;
  private boolean closed;

  /**
   * @param limit for one message to be taken
   * @param onFailure called by any thread when nothing can be sent any more
   */
  LinkWriter(Duration limit, Runnable onFailure) {
    this.limit = limit;
    this.onFailure = onFailure;
  }

  synchronized void start(Connection connection, String name) {
    if (!closed) {
      thread = Threads.start(name, () -> run(connection));
    }
  }

  void send(PeerMessage message) {
    send(PeerCodec.encode(message));
  }

  /** Sends whole frames. */
  void send(byte[] encoded) {
    if (!frames.offer(encoded)) {
      onFailure.run();
    }
  }

  private void run(Connection connection) {
    byte[] ping = PeerCodec.encode(new PeerMessage.Ping());
    try {
      while (true) {
        byte[] frame = frames.poll(PING.toMillis(), TimeUnit.MILLISECONDS);
        byte[] next = frame == null ? ping : frame;
        connection.write(next, 0, next.length, limit);
      }
    } catch (IOException e) {
      log.debug("cannot ask {}: {}", connection.remote(), e.toString());
      onFailure.run();
    } catch (InterruptedException _) {
      log.trace("asks {} no more", connection.remote());
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
  }
}
