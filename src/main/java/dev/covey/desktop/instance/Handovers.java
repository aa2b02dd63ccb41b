package dev.covey.desktop.instance;

import dev.covey.model.Subscription;
import dev.covey.net.Threads;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What later desktops hand over to this one. A thread of its own takes one after another, each
 * bounded in size and time, and tells the listener on that thread; any thread may call the rest.
 * Until somebody listens a few are kept, and further ones turned away.
 */
public final class Handovers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Handovers.class);
  private static final int MOST_WAITING = 16;
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Optional<LocalSocket> socket;

  // Guarded by this
  private final Queue<Handover> waiting = new ArrayDeque<>();
  private Optional<Consumer<Handover>> listener = Optional.empty();
  private Optional<ServerSocketChannel> server = Optional.empty();
  private boolean closed;

  /**
   * @param socket empty: nothing can be handed over here
   * @param own what this start itself brought
   */
  Handovers(Optional<LocalSocket> socket, Handover own) {
    this.socket = socket;
    if (!own.equals(Handover.NOTHING)) {
      waiting.add(own);
    }
  }

  /** Without a socket the desktop still works: then a later start is refused. */
  synchronized void start() {
    if (socket.isEmpty()) {
      log.warn("later starts cannot hand over anything: the data directory's path is too long");
      return;
    }
    try {
      ServerSocketChannel listening = socket.get().listen();
      server = Optional.of(listening);
      var _ = Threads.startPlatform("desktop-handover", () -> serve(listening));
    } catch (IOException e) {
      log.warn("later starts cannot hand over anything at {}: {}", socket.get(), e.toString());
    }
  }

  private void serve(ServerSocketChannel listening) {
    try {
      while (true) {
        serve(listening.accept());
      }
    } catch (ClosedChannelException _) {
      // The desktop ends.
    } catch (IOException e) {
      log.warn("later starts cannot hand over anything any more: {}", e.toString());
    }
  }

  private void serve(SocketChannel connected) {
    try (connected;
        TimedChannel channel = new TimedChannel(connected, LIMIT)) {
      Handover handover = HandoverCodec.decode(channel.receive(HandoverCodec.LONGEST));
      channel.send(take(handover).bytes());
    } catch (IOException e) {
      log.warn("a handover failed: {}", e.toString());
    }
  }

  private Answer take(Handover handover) {
    Optional<Consumer<Handover>> told;
    synchronized (this) {
      told = listener;
      if (closed || (told.isEmpty() && waiting.size() >= MOST_WAITING)) {
        return Answer.BUSY;
      }
      if (told.isEmpty()) {
        waiting.add(handover);
      }
    }
    told.ifPresent(taker -> taker.accept(handover));
    return Answer.TAKEN;
  }

  /**
   * Tells what waits, on the thread that calls, and from now on what comes; it must return soon.
   */
  public Subscription onHandover(Consumer<Handover> taker) {
    Queue<Handover> kept;
    synchronized (this) {
      kept = new ArrayDeque<>(waiting);
      waiting.clear();
      listener = Optional.of(taker);
    }
    kept.forEach(taker);
    return this::forgetListener;
  }

  private synchronized void forgetListener() {
    listener = Optional.empty();
  }

  /**
   * Hands a handover to the desktop that listens at a socket, and waits until it has it.
   *
   * @throws IOException if nobody answers there
   */
  static Answer handOver(LocalSocket socket, Handover handover) throws IOException {
    try (SocketChannel connected = socket.connect();
        TimedChannel channel = new TimedChannel(connected, LIMIT)) {
      channel.send(HandoverCodec.encode(handover));
      return Answer.of(channel.receive(1));
    }
  }

  /** Takes nothing more. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (server.isPresent()) {
        server.get().close();
        socket.orElseThrow().delete();
      }
    } catch (IOException e) {
      log.warn("the socket for handovers was not closed: {}", e.toString());
    }
  }

  /** What the first desktop says to a handover. */
  enum Answer {
    TAKEN((byte) 1),
    BUSY((byte) 2);

    private final byte code;

    Answer(byte code) {
      this.code = code;
    }

    byte[] bytes() {
      return new byte[] {code};
    }

    static Answer of(byte[] bytes) throws IOException {
      for (Answer answer : values()) {
        if (bytes.length == 1 && bytes[0] == answer.code) {
          return answer;
        }
      }
      throw new IOException("an answer that is none");
    }
  }
}
