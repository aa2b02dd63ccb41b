package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.Seeder;
import dev.covey.net.Threads;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.PieceUnpacker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One download's use of a connection to a seeder (D2). The connection's reader tells it what the
 * seeder says; there it hashes while it reads, writes right pieces to the part file, and tells the
 * download's thread, which alone asks and drops. Any thread may close it.
 *
 * <p>The connection may have served another file before, and serve another one after.
 */
final class PeerLink implements SeederLine.User, AutoCloseable {
  /**
   * What all links of one download share.
   *
   * @param lanes makes what each passes through
   */
  record Shared(
      SeederConnections connections,
      WantedPieces wanted,
      Inbox inbox,
      Supplier<Throttle.Lane> lanes,
      TransferSettings settings) {}

  private static final Logger log = LoggerFactory.getLogger(PeerLink.class);

  /** A connection over which this file has been asked for. */
  private record Use(SeederLine line, PieceReceiver receiver, long openedAt) {}

  // Immutable
  private final Seeder seeder;
  private final Shared shared;
  private final RateMeter rate = new RateMeter();
  private final Outstanding outstanding = new Outstanding();
  private final Throttle.Lane lane;
  private final SeederTalk talk;

  /** What it comes with; written by the download's thread, once. */
  private volatile String ticket;

  /** Written by the reader, once: when the seeder lets us in. */
  private volatile long roundTrip;

  /** Null until there is one. Written under this object's lock. */
  private volatile Use use;

  /** Written under this object's lock. */
  private volatile boolean closed;

  PeerLink(Seeder seeder, Shared shared) {
    this.seeder = seeder;
    this.shared = shared;
    this.lane = shared.lanes.get();
    this.talk = new SeederTalk(this, shared, outstanding, () -> closed);
  }

  Seeder seeder() {
    return seeder;
  }

  DeviceId device() {
    return seeder.device();
  }

  @SuppressWarnings("ReferenceEquality") // one swarm after another may share equal things
  boolean isOf(Shared swarm) {
    return shared == swarm;
  }

  // The download's thread

  /** Takes a connection that is kept, or begins to connect. */
  void open(String with) {
    ticket = with;
    Optional<SeederLine> kept = shared.connections.take(seeder);
    if (kept.isEmpty() || !open(kept.get())) {
      Threads.lend("connect-" + seeder.endpoint(), this::reach);
    }
  }

  /** What it was opened with, whatever it has been given since. */
  String ticket() {
    return ticket;
  }

  /** Asks for these pieces, in this order, after all that was asked before. */
  void want(List<Integer> pieces) {
    outstanding.ask(pieces, System.nanoTime());
    for (int from = 0; from < pieces.size(); from += Limits.INDICES) {
      int to = Math.min(pieces.size(), from + Limits.INDICES);
      send(new PeerMessage.Want(pieces.subList(from, to)));
    }
  }

  /** The piece is not needed any more; it may come all the same. */
  void drop(int piece) {
    outstanding.drop(piece);
    send(new PeerMessage.Drop(List.of(piece)));
  }

  /** Tells that these pieces have come from it, so that it need not send them to others too. */
  void came(List<Integer> pieces) {
    use.line.tell(pieces);
  }

  void renew(String fresh) {
    send(new PeerMessage.Renew(fresh));
  }

  /** Once the seeder has let us in. */
  private void send(PeerMessage message) {
    use.line.send(message);
  }

  /** Bytes a second, smoothed over the last seconds. */
  long rate(long now) {
    return rate.rate(now);
  }

  /** The most bytes a second that may come; {@link Long#MAX_VALUE} without a limit. */
  long limit() {
    return lane.rate();
  }

  /** Whether a limit has kept it from reading just now. */
  boolean isHeld(long now) {
    return lane.hasWaited(now);
  }

  /** Nanoseconds from a question to its answer, as seen when it opened. */
  long roundTrip() {
    return roundTrip;
  }

  /** Whether it owes pieces and has sent nothing to speak of for too long. */
  boolean isStalled(long now) {
    return outstanding.isStalled(now, shared.settings.receiveTimeout());
  }

  /** Is of no more use; the connection is kept for another file if the seeder owes nothing. */
  void leave() {
    Use last;
    synchronized (this) {
      closed = true;
      last = use;
    }
    if (last != null && isWhole() && outstanding.isSettled()) {
      shared.connections.keep(last.line, seeder);
    } else {
      close();
    }
  }

  /** Whether the seeder has told of all pieces, which the reader has noted before it told us. */
  private boolean isWhole() {
    return roundTrip != 0 && talk.isWhole();
  }

  // A thread that connects

  private void reach() {
    connect(() -> shared.connections.reach(seeder, isSmall()));
  }

  /** Whether it is worth waiting until a connection is free: it is needed for a moment only. */
  private boolean isSmall() {
    return shared.wanted.isSmall();
  }

  /** After a connection that was kept turned out to be of no use. */
  private void reachAnew() {
    connect(() -> shared.connections.connect(seeder));
  }

  /** How a connection is got. */
  private interface Reaching {
    SeederLine line() throws CoveyException;
  }

  private void connect(Reaching reaching) {
    try {
      SeederLine line = reaching.line();
      if (!line.hasRested()) {
        // Until it lets us in; from then on the download's thread looks for stalls.
        line.silence(shared.settings.receiveTimeout());
      }
      if (!open(line) && !closed) {
        reachAnew();
      }
    } catch (CoveyException e) {
      talk.lost(DownloadEvent.Loss.UNREACHABLE, e.getMessage());
    } catch (IOException e) {
      talk.lost(DownloadEvent.Loss.BROKEN, "lost: " + e.getMessage());
    }
  }

  /**
   * Asks to be let in.
   *
   * @return false if that line has ended, or this is closed
   */
  private boolean open(SeederLine line) {
    PieceReceiver receiver = new PieceReceiver(line.in(), shared.wanted, outstanding, rate, lane);
    boolean serves;
    synchronized (this) {
      use = new Use(line, receiver, System.nanoTime());
      serves = !closed && line.serve(this, !isSmall());
    }
    if (!serves) {
      line.close();
      return false;
    }
    line.send(new PeerMessage.Open(Limits.VERSION, ticket));
    if (!line.hasRested()) {
      if (PieceUnpacker.isAvailable()) {
        line.send(new PeerMessage.Accepts(true));
      }
      line.start();
    }
    return true;
  }

  // The reader

  @Override
  public boolean hear(PeerMessage message) throws IOException {
    Use current = use;
    if (roundTrip == 0) {
      boolean old = current.line.hasRested();
      if (old && message instanceof PeerMessage.HaveAlso) {
        return true; // of the file before
      }
      if (old && message instanceof PeerMessage.Refused) {
        // Perhaps the file before is meant. A new connection will tell.
        throw new IOException("it refuses");
      }
      if (message instanceof PeerMessage.Have) {
        roundTrip = System.nanoTime() - current.openedAt;
        current.line.silence(Duration.ZERO);
      }
    }
    return talk.hear(message, current.receiver);
  }

  @Override
  public void ended(DownloadEvent.Loss loss, String why) {
    Use current = use;
    if (roundTrip == 0 && current.line.hasRested() && !closed) {
      log.debug("{} was kept, and is of no use: {}", current.line, why);
      Threads.lend("connect-" + seeder.endpoint(), this::reachAnew);
    } else {
      talk.lost(loss, why);
    }
  }

  // Any thread

  /** Ends the connection; nothing is told any more. */
  @Override
  public void close() {
    Use last;
    synchronized (this) {
      closed = true;
      last = use;
    }
    if (last != null) {
      last.line.close();
    }
    lane.close();
  }

  @Override
  public String toString() {
    return "link to " + seeder.endpoint();
  }
}
