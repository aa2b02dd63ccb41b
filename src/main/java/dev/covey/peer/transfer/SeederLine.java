package dev.covey.peer.transfer;

import dev.covey.model.Seeder;
import dev.covey.net.Connection;
import dev.covey.net.Threads;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.PeerReader;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a seeder, over which files are fetched one after another (D2). A platform
 * thread of its own reads, and hands what it reads to whoever uses the line now. Any thread may use
 * it, rest it and close it.
 */
final class SeederLine implements AutoCloseable {
  /** Whoever fetches a file over the line; told by its reader. */
  interface User {
    /**
     * @return whether the seeder has more to say
     */
    boolean hear(PeerMessage message) throws IOException;

    /** Nothing more comes. */
    void ended(DownloadEvent.Loss loss, String why);
  }

  private static final Logger log = LoggerFactory.getLogger(SeederLine.class);

  // Immutable
  private final Seeder seeder;
  private final Connection connection;
  private final PeerReader in;
  private final LinkWriter writer;
  private final Consumer<SeederLine> onEnd;

  // Guarded by this
  private User user;
  private boolean ended;

  /** Whether a file was fetched over it before. Written under this object's lock. */
  private volatile boolean rested;

  /** Whether its user has it for long. Written under this object's lock. */
  private volatile boolean taken;

  /**
   * @param seeder whose device the connection has been found to reach
   * @param onEnd told, perhaps twice, when the line is of no more use
   */
  SeederLine(Seeder seeder, Connection connection, Duration limit, Consumer<SeederLine> onEnd) {
    this.seeder = seeder;
    this.connection = connection;
    this.in = new PeerReader(connection.input());
    this.writer = new LinkWriter(limit, connection::abort);
    this.onEnd = onEnd;
  }

  void start() {
    writer.start(connection, "requests-" + seeder.endpoint());
    Threads.lend("download-" + seeder.endpoint(), this::read);
  }

  boolean isTo(Seeder other) {
    return seeder.device().equals(other.device()) && seeder.endpoint().equals(other.endpoint());
  }

  /** Whether it leads there and serves small files, so that it is free now or in a moment. */
  boolean isShared(Seeder other) {
    return !taken && isTo(other);
  }

  /** Whether it was used before: then it may have ended without anybody having noticed. */
  boolean hasRested() {
    return rested;
  }

  /**
   * Serves that user from now on.
   *
   * @param forLong whether it is not likely to rest again soon
   * @return false if it has ended
   */
  synchronized boolean serve(User next, boolean forLong) {
    if (ended) {
      return false;
    }
    user = next;
    taken = forLong;
    return true;
  }

  /** Serves nobody until the next comes, whom the seeder owes nothing of what was before. */
  synchronized void rest() {
    user = null;
    rested = true;
  }

  void send(PeerMessage message) {
    writer.send(message);
  }

  /** Tells that it has these pieces now, all in one write. */
  void tell(List<Integer> pieces) {
    writer.send(PeerCodec.encodeHaveAlso(pieces));
  }

  /** How long the seeder may be silent; zero: for ever. Heeded from the next message on. */
  void silence(Duration most) throws IOException {
    connection.readTimeout(most);
  }

  /** For the receiver of pieces, which reads while its user {@linkplain User#hear hears}. */
  PeerReader in() {
    return in;
  }

  // The reader

  private void read() {
    DownloadEvent.Loss loss = DownloadEvent.Loss.BROKEN;
    String why;
    try (connection) {
      while (pass(in.next(Limits.PEER_FRAME).orElseThrow(SeederLine::goodbye))) {
        log.trace("{} goes on", this);
      }
      why = "it has no more to say";
    } catch (ProtocolException e) {
      loss = DownloadEvent.Loss.NONSENSE;
      why = "broke the protocol: " + e.getMessage();
    } catch (IOException e) {
      why = "lost: " + e.getMessage();
    } catch (RuntimeException e) {
      log.error("reading from {} failed", seeder.endpoint(), e);
      why = "lost by an error in Covey";
    }
    end(loss, why);
  }

  private static IOException goodbye() {
    return new IOException("it ended the connection");
  }

  private boolean pass(PeerMessage message) throws IOException {
    User now;
    synchronized (this) {
      now = user;
    }
    if (now != null) {
      return now.hear(message);
    }
    return switch (message) {
      // What it has more of a file that nobody here fetches any more.
      case PeerMessage.HaveAlso _, PeerMessage.Ping _ -> true;
      case PeerMessage other -> {
        log.debug("{} says {} to nobody", seeder.endpoint(), other);
        yield false;
      }
    };
  }

  private void end(DownloadEvent.Loss loss, String why) {
    User last;
    synchronized (this) {
      ended = true;
      last = user;
      user = null;
    }
    writer.close();
    onEnd.accept(this);
    if (last != null) {
      last.ended(loss, why);
    }
  }

  // Any thread

  /** Ends it at once; its user is told by the reader. */
  @Override
  public void close() {
    writer.close();
    connection.abort();
    onEnd.accept(this);
  }

  @Override
  public String toString() {
    return "line to " + seeder.endpoint();
  }
}
