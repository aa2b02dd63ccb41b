package dev.covey.peer.transfer;

import dev.covey.content.PartFile;
import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.Pieces;
import dev.covey.model.Seeder;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.Threads;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.PeerReader;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.net.ProtocolException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a seeder (D2). A platform thread of its own connects, reads, hashes while it
 * reads, writes right pieces to the part file, and tells the download's thread, which alone calls
 * {@link #want} and {@link #renew}. Any thread may close it.
 */
final class PeerLink implements AutoCloseable {
  /** What all links of one download share. */
  record Shared(
      SSLContext tls, Manifest manifest, PartFile part, Inbox inbox, TransferSettings settings) {}

  private static final Logger log = LoggerFactory.getLogger(PeerLink.class);

  // Immutable
  private final Seeder seeder;
  private final Shared shared;
  private final RateMeter rate = new RateMeter();
  private final LinkWriter writer;

  /** Asked for and not here yet: added by the download's thread, removed by the reader. */
  private final Set<Integer> asked = ConcurrentHashMap.newKeySet();

  // Written by the reader
  private volatile long heardAt = System.nanoTime();
  private volatile long roundTrip;

  // Guarded by this
  private Connection connection;
  private volatile boolean closed;

  PeerLink(Seeder seeder, Shared shared) {
    this.seeder = seeder;
    this.shared = shared;
    this.writer = new LinkWriter(shared.settings.sendTimeout(), this::abort);
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

  /** Begins to connect. */
  void open(String ticket) {
    Threads.startPlatform("download-" + seeder.endpoint(), () -> run(ticket));
  }

  // The download's thread

  /** Asks for these pieces, in this order, after all that was asked before. */
  void want(List<Integer> pieces) {
    if (asked.isEmpty()) {
      // The seeder owed nothing until now.
      heardAt = System.nanoTime();
    }
    asked.addAll(pieces);
    for (int from = 0; from < pieces.size(); from += Limits.INDICES) {
      writer.send(
          new PeerMessage.Want(
              pieces.subList(from, Math.min(pieces.size(), from + Limits.INDICES))));
    }
  }

  void renew(String ticket) {
    writer.send(new PeerMessage.Renew(ticket));
  }

  /** Bytes a second, smoothed over the last seconds. */
  long rate(long now) {
    return rate.rate(now);
  }

  /** Nanoseconds from a question to its answer, as seen when it opened. */
  long roundTrip() {
    return roundTrip;
  }

  /** Whether it owes pieces and has sent nothing for too long. */
  boolean isStalled(long now) {
    return !asked.isEmpty() && now - heardAt > shared.settings.receiveTimeout().toNanos();
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
    } finally {
      close();
    }
  }

  /** Null if this was closed meanwhile. */
  private Connection connect() throws CoveyException {
    Connection made;
    try {
      made = Dialer.tls(seeder.endpoint(), shared.tls, shared.settings.receiveTimeout());
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
    // Until it has answered; from then on the download's thread looks for stalls.
    open.readTimeout(shared.settings.receiveTimeout());
    long sentAt = System.nanoTime();
    writer.send(new PeerMessage.Open(Limits.VERSION, ticket));
    PieceReceiver receiver = new PieceReceiver(in);
    for (Optional<PeerMessage> next = in.next(Limits.PEER_FRAME);
        next.isPresent();
        next = in.next(Limits.PEER_FRAME)) {
      heardAt = System.nanoTime();
      switch (next.get()) {
        case PeerMessage.Have have -> {
          if (roundTrip == 0) {
            roundTrip = System.nanoTime() - sentAt;
            open.readTimeout(Duration.ZERO);
          }
          has(have);
        }
        case PeerMessage.HaveAlso(int index) -> {
          checkIndex(index);
          tell(new DownloadEvent.HasAlso(this, index));
        }
        case PeerMessage.Piece piece -> receiver.receive(piece);
        case PeerMessage.Refused refused -> {
          if (refused.index() == PeerMessage.Refused.ALL) {
            refusedAll(refused);
            return;
          }
          refused(refused);
        }
        case PeerMessage.Ping _ -> log.trace("{} is still there", seeder.endpoint());
        case PeerMessage.Open _, PeerMessage.Renew _, PeerMessage.Want _, PeerMessage.Drop _ ->
            throw new ProtocolException("a seeder does not say " + next.get());
      }
    }
    throw new IOException("it closed the connection");
  }

  private void has(PeerMessage.Have have) throws ProtocolException {
    if ((long) have.from() + have.pieces().size() > shared.manifest.pieceCount()) {
      throw new ProtocolException("it has more pieces than the file");
    }
    tell(new DownloadEvent.Has(this, have.from(), have.pieces()));
  }

  private void checkIndex(int index) throws ProtocolException {
    if (index >= shared.manifest.pieceCount()) {
      throw new ProtocolException("the file has no piece " + index);
    }
  }

  private void refused(PeerMessage.Refused refused) {
    if (asked.remove(refused.index())) {
      tell(new DownloadEvent.Refused(this, refused.index(), refused.reason()));
    }
  }

  private void refusedAll(PeerMessage.Refused refused) {
    DownloadEvent.Loss loss =
        refused.reason() == ErrorCode.BAD_TICKET
            ? DownloadEvent.Loss.TICKET
            : DownloadEvent.Loss.REFUSED;
    lost(loss, "refuses: " + refused.text());
  }

  /** Takes pieces off the connection, one at a time, into a buffer that it reuses. */
  private final class PieceReceiver {
    private final PeerReader in;
    private final MessageDigest sha1 = DigestUtils.getSha1Digest();
    private final byte[] buffer = new byte[Pieces.SIZE];

    PieceReceiver(PeerReader in) {
      this.in = in;
    }

    void receive(PeerMessage.Piece piece) throws IOException {
      int index = piece.index();
      if (!asked.contains(index)) {
        throw new ProtocolException("it sent piece %d, which was not asked for".formatted(index));
      }
      if (piece.length() != shared.manifest.pieceLength(index)) {
        throw new ProtocolException(
            "it sent %d bytes as piece %d".formatted(piece.length(), index));
      }
      // D3: right is what the tracker's manifest says. Another hash in the frame only spares
      // reading what comes with it.
      boolean right =
          shared.manifest.matches(index, piece.sha1().bytes())
              && shared.manifest.matches(index, read(piece.length()));
      asked.remove(index);
      if (right) {
        write(index, piece.length());
      } else {
        tell(new DownloadEvent.Wrong(PeerLink.this, index));
      }
    }

    private byte[] read(int length) throws IOException {
      for (int at = 0; at < length; ) {
        int read = in.readPiece(buffer, at, length - at);
        sha1.update(buffer, at, read);
        at += read;
        long now = System.nanoTime();
        heardAt = now;
        rate.add(read, now);
      }
      return sha1.digest();
    }

    private void write(int index, int length) {
      try {
        shared.part.write(index, buffer, 0, length);
        tell(new DownloadEvent.Came(PeerLink.this, index, length));
      } catch (CoveyException e) {
        tell(new DownloadEvent.Unwritten(PeerLink.this, e));
      }
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
    writer.close();
    abort();
  }

  @Override
  public String toString() {
    return "link to " + seeder.endpoint();
  }
}
