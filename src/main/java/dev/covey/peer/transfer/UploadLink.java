package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.net.Connection;
import dev.covey.net.Threads;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.PeerReader;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.Ticket;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one downloader. The listener's thread admits it and reads what it wants; a thread of its
 * own sends ({@link UploadSender}). Others may {@link #cut} it.
 */
final class UploadLink {
  /** Whether there is room for one more. */
  @FunctionalInterface
  interface Gate {
    /**
     * @throws CoveyException {@link ErrorCode#BUSY}
     */
    void letIn(UploadLink link, Ticket ticket) throws CoveyException;
  }

  private static final Logger log = LoggerFactory.getLogger(UploadLink.class);

  /** Without a word from the downloader, which pings when it has nothing to ask. */
  private static final Duration IDLE = Duration.ofSeconds(60);

  /** While others wait for a place: to open, once the handshake is done. */
  private static final Duration CROWDED_OPENING = Duration.ofSeconds(1);

  /** While others wait for a place: without wanting anything. */
  private static final Duration CROWDED_IDLE = Duration.ofSeconds(10);

  /** Checking a signature costs; who sends tickets faster is not listened to. */
  private static final Duration RENEWAL_PAUSE = Duration.ofSeconds(1);

  /** How long what is being sent may take to its end, for a refusal to follow it. */
  private static final Duration LAST_FRAME = Duration.ofSeconds(5);

  // Immutable
  private final Connection connection;
  private final UploadSender.Shared shared;
  private final UploadSender sender;

  // Written by the listener's thread alone
  private volatile Ticket ticket;
  private volatile long heardAt = System.nanoTime();
  private long renewedAt;
  private volatile WantQueue wants = new WantQueue();
  private int pieces;

  // Confined to the listener's thread
  private final Chatter chatter = new Chatter(System.nanoTime());

  UploadLink(Connection connection, UploadSender.Shared shared) {
    this.connection = connection;
    this.shared = shared;
    this.sender = new UploadSender(connection, shared);
  }

  /** Serves until either side has enough. */
  void serve(Gate gate) throws IOException {
    PeerReader in = new PeerReader(connection.input());
    try {
      serve(in, gate, open(first(in), gate));
    } catch (CoveyException e) {
      log.debug("refused {}: {}", connection.remote(), e.getMessage());
      sender.refuse(e);
    }
  }

  private PeerMessage.Open first(PeerReader in) throws IOException, CoveyException {
    Optional<PeerMessage> first = in.next(Limits.OPENING_FRAME);
    if (first.isEmpty()) {
      throw new ProtocolException("left without a word");
    }
    if (!(first.get() instanceof PeerMessage.Open open)) {
      throw new CoveyException(ErrorCode.BAD_REQUEST, "A downloader opens with a ticket.");
    }
    return open;
  }

  /** Checks the ticket, before anything of the file is looked at. */
  private PieceSource open(PeerMessage.Open open, Gate gate) throws CoveyException {
    if (open.version() != Limits.VERSION) {
      throw new CoveyException(
          ErrorCode.VERSION_MISMATCH,
          "This peer speaks version %d of the piece protocol, not %d: update the older one."
              .formatted(Limits.VERSION, open.version()));
    }
    Ticket good = shared.admission().check(open.ticket(), client());
    gate.letIn(this, good);
    heardAt = System.nanoTime();
    renewedAt = heardAt - RENEWAL_PAUSE.toNanos();
    // Before the sources are asked: an offer that ends now is either not found, or cut here.
    ticket = good;
    PieceSource source = shared.sources().open(good);
    pieces = source.pieceCount();
    return source;
  }

  private DeviceId client() throws CoveyException {
    return connection
        .peerCertificate()
        .map(DeviceIdentity::idOf)
        .orElseThrow(
            () -> new CoveyException(ErrorCode.BAD_TICKET, "The device did not prove itself."));
  }

  private void serve(PeerReader in, Gate gate, PieceSource source) throws IOException {
    connection.sendMuch();
    sender.turns().turnTo(new UploadTurns.Turn(source, wants, () -> ticket));
    Thread sending = Threads.startPlatform("upload-" + connection.remote(), sender::run);
    try {
      readAll(in, gate);
    } catch (CoveyException e) {
      sender.end(e);
      wants.nudge();
      joinFor(LAST_FRAME, sending);
      throw new ProtocolException(e.getMessage());
    } finally {
      wants.close();
      sender.cut();
      sender.turns().finish();
      connection.close();
      // The sender must be gone before this is: its file is closed then.
      join(sending);
    }
  }

  private static void joinFor(Duration limit, Thread thread) {
    try {
      var _ = thread.join(limit);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void readAll(PeerReader in, Gate gate) throws IOException, CoveyException {
    while (true) {
      Optional<PeerMessage> next = in.next(Limits.REQUEST_FRAME);
      if (next.isEmpty()) {
        return;
      }
      heardAt = System.nanoTime();
      PeerMessage message = next.get();
      if (!(message instanceof PeerMessage.HaveAlso)) {
        chatter.heard(message, heardAt);
      }
      switch (message) {
        case PeerMessage.Open another -> turnTo(another, gate);
        case PeerMessage.Want(List<Integer> indices) -> want(indices);
        case PeerMessage.Drop(List<Integer> indices) -> wants.drop(indices);
        case PeerMessage.Renew(String token) -> renew(token);
        case PeerMessage.Accepts(boolean zstandard) when zstandard -> sender.mayPack();
        case PeerMessage.Accepts _ -> log.trace("{} packs in other ways", connection.remote());
        case PeerMessage.Ping _ -> log.trace("{} is still there", connection.remote());
        case PeerMessage.HaveAlso(int index) -> {
          require(index);
          if (!sender.told(index)) {
            chatter.heard(message, heardAt);
          }
        }
        case PeerMessage.Have _, PeerMessage.Piece _, PeerMessage.Packed _, PeerMessage.Refused _ ->
            throw new CoveyException(ErrorCode.BAD_REQUEST, "A downloader does not say that.");
      }
    }
  }

  /** Another file instead: of the one before nothing is sent any more, and nothing is owed. */
  private void turnTo(PeerMessage.Open another, Gate gate) throws CoveyException {
    wants.close();
    sender.turns().awaitIdle();
    PieceSource source = open(another, gate);
    wants = new WantQueue();
    sender.turns().turnTo(new UploadTurns.Turn(source, wants, () -> ticket));
  }

  private void want(List<Integer> indices) throws CoveyException {
    for (int index : indices) {
      require(index);
    }
    if (!wants.add(indices)) {
      throw new CoveyException(
          ErrorCode.LIMIT_EXCEEDED,
          "At most %d pieces may be asked for at once.".formatted(WantQueue.MOST));
    }
  }

  private void require(int index) throws CoveyException {
    if (index >= pieces) {
      throw new CoveyException(ErrorCode.BAD_REQUEST, "The file has no piece %d.".formatted(index));
    }
  }

  private void renew(String token) throws CoveyException {
    long now = System.nanoTime();
    if (now - renewedAt < RENEWAL_PAUSE.toNanos()) {
      return;
    }
    renewedAt = now;
    Ticket fresh = shared.admission().check(token, ticket.device());
    boolean same =
        fresh.files().equals(ticket.files())
            && fresh.group().equals(ticket.group())
            && fresh.user().equals(ticket.user());
    if (!same) {
      throw new CoveyException(ErrorCode.BAD_TICKET, "The new ticket is for something else.");
    }
    if (fresh.expires().isAfter(ticket.expires())) {
      ticket = fresh;
    }
  }

  // Any thread

  /** Whether the downloader holds a ticket like this; false while it has shown none. */
  boolean holds(Predicate<Ticket> kind) {
    Ticket current = ticket;
    return current != null && kind.test(current);
  }

  /**
   * Whether nothing is gained by keeping it: it has not opened in time, is idle, or expired.
   *
   * @param crowded whether others wait for its place
   */
  boolean isOverdue(long now, boolean crowded) {
    Ticket current = ticket;
    if (current == null) {
      long patience = shared.settings().receiveTimeout().toNanos();
      return now - heardAt > (crowded ? Math.min(CROWDED_OPENING.toNanos(), patience) : patience);
    }
    long quiet = Math.min(now - heardAt, now - sender.sentAt());
    return quiet > IDLE.toNanos() || !shared.admission().isCurrent(current);
  }

  /** Whether it is owed nothing, and nothing that it was sent may still be on its way. */
  boolean isSettled() {
    return wants.isSettled();
  }

  /** Whether it wants nothing, though it was let in, and has not for some time. */
  boolean isIdle(long now) {
    return ticket != null && isSettled() && idleNanos(now) > CROWDED_IDLE.toNanos();
  }

  /** For how long it has been sent nothing. */
  long idleNanos(long now) {
    return now - sender.sentAt();
  }

  /** Ends it at once. */
  void cut() {
    wants.close();
    sender.cut();
    connection.abort();
  }

  @Override
  public String toString() {
    return "upload to " + connection.remote();
  }
}
