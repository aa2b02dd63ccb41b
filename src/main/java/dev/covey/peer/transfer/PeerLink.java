package dev.covey.peer.transfer;

import dev.covey.content.PartFile;
import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.Seeder;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.Threads;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.PeerReader;
import dev.covey.protocol.PiecePacker;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a seeder (D2). A platform thread of its own connects, reads, hashes while it
 * reads, writes right pieces to the part file, and tells the download's thread, which alone asks
 * and drops. Any thread may close it.
 */
final class PeerLink implements AutoCloseable {
  /**
   * What all links of one download share.
   *
   * @param lanes makes what each passes through
   */
  record Shared(
      SSLContext tls,
      Manifest manifest,
      PartFile part,
      Inbox inbox,
      Supplier<Throttle.Lane> lanes,
      TransferSettings settings) {}

  private static final Logger log = LoggerFactory.getLogger(PeerLink.class);

  // Immutable
  private final Seeder seeder;
  private final Shared shared;
  private final RateMeter rate = new RateMeter();
  private final Outstanding outstanding = new Outstanding();
  private final LinkWriter writer;
  private final Throttle.Lane lane;

  // Confined to the reader
  private final BitSet told = new BitSet();
  private final Chatter chatter = new Chatter(System.nanoTime());
  private int toldPieces;

  /** Written by the reader, once. */
  private volatile long roundTrip;

  // Guarded by this
  private Connection connection;
  private volatile boolean closed;

  PeerLink(Seeder seeder, Shared shared) {
    this.seeder = seeder;
    this.shared = shared;
    this.lane = shared.lanes.get();
    this.writer = new LinkWriter(shared.settings.sendTimeout(), this::abort);
  }

  DeviceId device() {
    return seeder.device();
  }

  @SuppressWarnings("ReferenceEquality") // one swarm after another may share equal things
  boolean isOf(Shared swarm) {
    return shared == swarm;
  }

  // The download's thread

  /** Begins to connect. */
  void open(String ticket) {
    Threads.startPlatform("download-" + seeder.endpoint(), () -> run(ticket));
  }

  /** Asks for these pieces, in this order, after all that was asked before. */
  void want(List<Integer> pieces) {
    outstanding.ask(pieces, System.nanoTime());
    for (int from = 0; from < pieces.size(); from += Limits.INDICES) {
      int to = Math.min(pieces.size(), from + Limits.INDICES);
      writer.send(new PeerMessage.Want(pieces.subList(from, to)));
    }
  }

  /** The piece is not needed any more; it may come all the same. */
  void drop(int piece) {
    outstanding.drop(piece);
    writer.send(new PeerMessage.Drop(List.of(piece)));
  }

  void renew(String ticket) {
    writer.send(new PeerMessage.Renew(ticket));
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

  /** Whether it owes pieces and has sent nothing of them for too long. */
  boolean isStalled(long now) {
    return outstanding.isStalled(now, shared.settings.receiveTimeout());
  }

  // The reader

  private void run(String ticket) {
    try {
      Connection open = connect();
      if (open == null) {
        return;
      }
      try (open) {
        writer.start(open, "requests-" + seeder.endpoint());
        read(open, ticket);
      }
    } catch (CoveyException e) {
      lost(DownloadEvent.Loss.UNREACHABLE, e.getMessage());
    } catch (ProtocolException e) {
      lost(DownloadEvent.Loss.NONSENSE, "broke the protocol: " + e.getMessage());
    } catch (IOException e) {
      lost(DownloadEvent.Loss.BROKEN, "lost: " + e.getMessage());
    } catch (RuntimeException e) {
      log.error("reading from {} failed", seeder.endpoint(), e);
      lost(DownloadEvent.Loss.BROKEN, "lost by an error in Covey");
    } finally {
      close();
    }
  }

  /** Null if this was closed meanwhile. */
  private Connection connect() throws CoveyException {
    Connection made;
    try {
      made = Dialer.tls(seeder.endpoint(), shared.tls, shared.settings.receiveTimeout());
      made.expectMuch();
    } catch (IOException e) {
      throw new CoveyException(ErrorCode.FAILED, "not reached: " + e.getMessage(), e);
    }
    synchronized (this) {
      if (closed) {
        made.abort();
        return null;
      }
      connection = made;
    }
    if (!made.peerCertificate().map(DeviceIdentity::idOf).equals(Optional.of(seeder.device()))) {
      made.abort();
      throw new CoveyException(ErrorCode.FAILED, "another device answers at its address");
    }
    return made;
  }

  private void read(Connection open, String ticket) throws IOException {
    PeerReader in = new PeerReader(open.input());
    try (PieceReceiver receiver =
        new PieceReceiver(in, shared.manifest, shared.part, outstanding, rate, lane)) {
      read(open, in, ticket, receiver);
    }
  }

  private void read(Connection open, PeerReader in, String ticket, PieceReceiver receiver)
      throws IOException {
    // Until it lets us in; from then on the download's thread looks for stalls.
    open.readTimeout(shared.settings.receiveTimeout());
    long sentAt = System.nanoTime();
    writer.send(new PeerMessage.Open(Limits.VERSION, ticket));
    if (PiecePacker.isAvailable()) {
      writer.send(new PeerMessage.Accepts(true));
    }
    boolean goesOn = true;
    while (goesOn) {
      PeerMessage next =
          in.next(Limits.PEER_FRAME).orElseThrow(() -> new IOException("it ended the connection"));
      if (roundTrip == 0 && next instanceof PeerMessage.Have) {
        roundTrip = System.nanoTime() - sentAt;
        open.readTimeout(Duration.ZERO);
      }
      goesOn = hear(next, receiver);
    }
  }

  /**
   * @return whether it has more to say
   */
  private boolean hear(PeerMessage message, PieceReceiver receiver) throws IOException {
    switch (message) {
      case PeerMessage.Have have -> has(have);
      case PeerMessage.HaveAlso(int index) -> {
        if (index >= shared.manifest.pieceCount()) {
          throw new ProtocolException("the file has no piece " + index);
        }
        if (told.get(index)) {
          chatter.heard(message, System.nanoTime());
        } else {
          told.set(index);
          tell(new DownloadEvent.HasAlso(this, index));
        }
      }
      case PeerMessage.Piece piece ->
          receive(piece.index(), piece.length(), () -> receiver.receive(piece));
      case PeerMessage.Packed piece ->
          receive(piece.index(), piece.length(), () -> receiver.receive(piece));
      case PeerMessage.Refused refused when refused.index() == PeerMessage.Refused.ALL -> {
        boolean ticket = refused.reason() == ErrorCode.BAD_TICKET;
        lost(
            ticket ? DownloadEvent.Loss.TICKET : DownloadEvent.Loss.REFUSED,
            "refuses: " + refused.text());
        return false;
      }
      case PeerMessage.Refused refused -> {
        if (outstanding.settle(refused.index())) {
          tell(new DownloadEvent.Refused(this, refused.index(), refused.reason()));
        } else {
          chatter.heard(message, System.nanoTime());
        }
      }
      case PeerMessage.Ping _ -> chatter.heard(message, System.nanoTime());
      case PeerMessage.Open _,
          PeerMessage.Accepts _,
          PeerMessage.Renew _,
          PeerMessage.Want _,
          PeerMessage.Drop _ ->
          throw new ProtocolException("a seeder does not say " + message);
    }
    return true;
  }

  /** Each piece is told of once, in order, in as few messages as hold it: all are planned anew. */
  private void has(PeerMessage.Have have) throws ProtocolException {
    int count = shared.manifest.pieceCount();
    int due = Math.min(Limits.HAVE_PIECES, count - toldPieces);
    boolean next = have.from() == toldPieces && (due > 0 || count == 0);
    if (!next || have.pieces().size() != due) {
      throw new ProtocolException("it told of pieces twice, or of more or fewer than the file has");
    }
    have.pieces().indices().forEach(piece -> told.set(have.from() + piece));
    toldPieces += due;
    tell(new DownloadEvent.Has(this, have.from(), have.pieces()));
  }

  /** Takes a piece, packed or not. */
  @FunctionalInterface
  private interface Receiving {
    PieceReceiver.Outcome receive() throws IOException, CoveyException;
  }

  private void receive(int index, int length, Receiving receiving) throws IOException {
    try {
      switch (receiving.receive()) {
        case WRITTEN -> tell(new DownloadEvent.Came(this, index, length));
        case WRONG -> tell(new DownloadEvent.Wrong(this, index));
        case NO_LONGER_WANTED -> log.trace("piece {} came too late", index);
      }
    } catch (CoveyException e) {
      tell(new DownloadEvent.Unwritten(this, e));
    }
  }

  private void tell(DownloadEvent event) {
    shared.inbox.put(event, () -> closed);
  }

  private void lost(DownloadEvent.Loss loss, String why) {
    tell(new DownloadEvent.Lost(this, loss, why));
  }

  // Any thread

  private void abort() {
    Connection open;
    synchronized (this) {
      open = connection;
    }
    if (open != null) {
      open.abort();
    }
  }

  /** Ends the connection; nothing is told any more. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    lane.close();
    writer.close();
    abort();
  }

  @Override
  public String toString() {
    return "link to " + seeder.endpoint();
  }
}
