package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.Subscription;
import dev.covey.net.Connection;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PeerMessage;
import dev.covey.trust.Ticket;
import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one downloader what it wants, piece after piece, and tells it what has come since (F12).
 * Its {@link #run} is a platform thread, since it waits in page faults and encrypts; other methods
 * may be called by any.
 */
final class UploadSender {
  /** What all senders of one {@link Uploads} share. */
  record Shared(
      Admission admission,
      Sources sources,
      Spreads spreads,
      Semaphore reads,
      RateMeter rate,
      Throttle throttle,
      PackingRatios ratios,
      TransferSettings settings) {}

  private static final Logger log = LoggerFactory.getLogger(UploadSender.class);

  // Immutable
  private final Connection connection;
  private final Shared shared;
  private final UploadTurns turns = new UploadTurns();

  // Confined to the thread that runs
  private final PieceFrames frames;
  private final SlicePace pace = new SlicePace();
  private WantQueue wants;
  private PieceSource source;
  private HaveNews news;

  /** Pieces that went out of the file that is served now. */
  private final BitSet gone = new BitSet();

  private volatile long sentAt = System.nanoTime();

  /** Why nothing follows the frame that is on its way; null while something may. */
  private volatile CoveyException end;

  /** Null until it is known what is sent. */
  private volatile Throttle.Lane lane;

  /** Null until it is known what is sent. */
  private volatile Receiving receiving;

  /** The downloader of a file that others may fetch too. */
  private record Receiving(Spread spread, DeviceId downloader) {}

  UploadSender(Connection connection, Shared shared) {
    this.connection = connection;
    this.shared = shared;
    this.frames = new PieceFrames(shared.ratios);
  }

  /** What is sent, one file after another. */
  UploadTurns turns() {
    return turns;
  }

  // The sender's thread

  /** Sends of one file after another until it is finished, or something fails. */
  void run() {
    try {
      for (Optional<UploadTurns.Turn> turn = turns.take(); turn.isPresent(); turn = turns.take()) {
        run(turn.get());
      }
      if (end != null) {
        refuse(end);
      }
    } catch (CoveyException e) {
      log.debug("ends serving {}: {}", connection.remote(), e.getMessage());
      refuse(e);
    } catch (IOException e) {
      log.debug("lost downloader {}: {}", connection.remote(), e.toString());
    } finally {
      turns.finish();
      connection.close();
      frames.close();
    }
  }

  /** Sends until the wants are closed or the ticket expires; then closes the source. */
  private void run(UploadTurns.Turn turn) throws IOException, CoveyException {
    source = turn.source();
    wants = turn.wants();
    gone.clear();
    Supplier<Ticket> ticket = turn.ticket();
    Ticket first = ticket.get();
    lane = shared.throttle.lane(first.group());
    int count = source.pieceCount();
    // Nobody else is sent these files in this order.
    Spread spread = first.isBundle() ? new Spread(count) : shared.spreads.join(first.file(), count);
    receiving = new Receiving(spread, first.device());
    news = new HaveNews(source);
    Subscription following = news.follow(wants::nudge);
    try {
      write(news.have());
      sendAll(ticket, spread);
    } finally {
      following.close();
      spread.left(first.device());
      if (!first.isBundle()) {
        shared.spreads.leave(first.file());
      }
      source.close();
    }
  }

  private void sendAll(Supplier<Ticket> ticket, Spread spread) throws IOException, CoveyException {
    while (!wants.isClosed() && end == null) {
      Ticket current = ticket.get();
      if (!shared.admission.isCurrent(current)) {
        throw new CoveyException(ErrorCode.BAD_TICKET, "The ticket has expired.");
      }
      write(news.arrivals());
      if (source.isOver()) {
        moveOn(current);
      }
      OptionalInt next =
          wants.take(piece -> spread.hold(piece, current.device(), System.nanoTime()));
      if (next.isPresent()) {
        sendPiece(next.getAsInt(), current, spread);
      }
    }
  }

  /** From a part that is over to what has taken its place. */
  private void moveOn(Ticket ticket) throws IOException, CoveyException {
    PieceSource next = shared.sources.after(source, ticket);
    // Nothing comes after the end, so this tells of all that is left.
    write(news.arrivals());
    source.close();
    source = next;
  }

  private void sendPiece(int index, Ticket ticket, Spread spread)
      throws IOException, CoveyException {
    int length;
    try {
      length = read(index, ticket);
    } catch (CoveyException e) {
      if (e.code() != ErrorCode.BUSY && !source.isBundle()) {
        throw e;
      }
      send(new PeerMessage.Refused(index, e.code(), e.getMessage()));
      return;
    }
    PieceFrames.Frame frame = frames.of(ticket.fileOf(index), index, source.hash(index), length);
    // Others are not to wait for one who wants the same again and again.
    boolean first = !gone.get(index);
    gone.set(index);
    long begun = System.nanoTime();
    if (first) {
      spread.begun(index, ticket.device(), begun);
    }
    try {
      for (int at = 0; at < frame.size(); ) {
        at += sendSlice(frame.bytes(), at, frame.size());
      }
    } finally {
      if (first) {
        spread.written(index, ticket.device(), System.nanoTime());
      }
    }
    sentAt = System.nanoTime();
    pace.pieceTook(frame.size(), sentAt - begun);
    frames.sent(frame.size(), sentAt - begun);
    source.sent(length);
    log.trace("sent piece {} of {} to {}", index, ticket.files(), ticket.device());
  }

  /** As much as the limits allow now, and as the downloader takes within one time limit. */
  private int sendSlice(byte[] out, int at, int size) throws IOException {
    int slice = lane.take(Math.min(pace.slice(), size - at));
    if (slice == 0 || wants.isClosed()) {
      throw new IOException("was cut while it waited");
    }
    long begun = System.nanoTime();
    connection.write(out, at, slice, shared.settings.sendTimeout());
    long now = System.nanoTime();
    pace.took(now - begun);
    shared.rate.add(slice, now);
    // Not only whole pieces count: one may take long under a limit.
    sentAt = now;
    return slice;
  }

  /** Reads on from what has taken the part's place, if its download was completed meanwhile. */
  private int read(int index, Ticket ticket) throws IOException, CoveyException {
    shared.reads.acquireUninterruptibly();
    try {
      return source.read(index, frames.buffer(), PeerCodec.PIECE_HEADER);
    } catch (CoveyException e) {
      if (e.code() != ErrorCode.CANCELLED || source.growing().isEmpty()) {
        throw e;
      }
    } finally {
      shared.reads.release();
    }
    moveOn(ticket);
    return source.read(index, frames.buffer(), PeerCodec.PIECE_HEADER);
  }

  /** Says that nothing more will be sent, and why; before it runs, any thread may. */
  void refuse(CoveyException why) {
    String text = String.valueOf(why.getMessage());
    String shown = text.length() > Limits.REFUSAL ? text.substring(0, Limits.REFUSAL) : text;
    try {
      send(new PeerMessage.Refused(PeerMessage.Refused.ALL, why.code(), shown));
    } catch (IOException e) {
      log.debug("cannot tell {} that it is refused: {}", connection.remote(), e.toString());
    }
  }

  private void send(PeerMessage message) throws IOException {
    write(PeerCodec.encode(message));
  }

  private void write(byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      connection.write(bytes, 0, bytes.length, shared.settings.sendTimeout());
    }
  }

  /**
   * Sends the frame that is on its way to its end, then why nothing follows it, and no more. Any
   * thread; the wants are nudged next, and it is known to be over when the run is.
   */
  void end(CoveyException why) {
    end = why;
    turns.finish();
  }

  /** The downloader takes packed pieces too, from here on. Any thread. */
  void mayPack() {
    frames.mayPack();
  }

  /**
   * The downloader tells that a piece has come to it. Any thread.
   *
   * @return whether that is news
   */
  boolean told(int index) {
    Receiving current = receiving;
    return current != null && current.spread.told(index, current.downloader, System.nanoTime());
  }

  /** Sends nothing more, also if it waits for a limit now. Any thread; the wants are closed. */
  void cut() {
    Throttle.Lane open = lane;
    if (open != null) {
      open.close();
    }
  }

  /** When something of a piece was sent last, or this was made. */
  long sentAt() {
    return sentAt;
  }
}
