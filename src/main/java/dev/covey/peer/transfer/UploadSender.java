package dev.covey.peer.transfer;

import dev.covey.content.SharedFileReader;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Pieces;
import dev.covey.net.Connection;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PeerMessage;
import dev.covey.trust.Ticket;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one downloader what it wants, piece after piece. Its {@link #run} is a platform thread,
 * since it waits in page faults and encrypts; other methods may be called by any.
 */
final class UploadSender {
  /** What all senders of one {@link Uploads} share. */
  record Shared(
      Admission admission,
      Catalogue catalogue,
      Semaphore reads,
      RateMeter rate,
      TransferSettings settings) {}

  private static final Logger log = LoggerFactory.getLogger(UploadSender.class);

  /** Written under one time limit: small enough that a slow link is no stalled one. */
  private static final int SLICE = 64 << 10;

  private final Connection connection;
  private final Shared shared;
  private final WantQueue wants;

  private volatile long sentAt = System.nanoTime();

  UploadSender(Connection connection, Shared shared, WantQueue wants) {
    this.connection = connection;
    this.shared = shared;
    this.wants = wants;
  }

  /** Sends until the wants are closed, the ticket expires, or something fails; then closes. */
  void run(Offered offered, SharedFileReader file, Supplier<Ticket> ticket) {
    try {
      sendAll(offered, file, ticket);
    } catch (CoveyException e) {
      log.debug("ends serving {}: {}", connection.remote(), e.getMessage());
      refuse(e);
    } catch (IOException e) {
      log.debug("lost downloader {}: {}", connection.remote(), e.toString());
    } finally {
      connection.close();
    }
  }

  private void sendAll(Offered offered, SharedFileReader file, Supplier<Ticket> ticket)
      throws IOException, CoveyException {
    byte[] frame = new byte[PeerCodec.PIECE_HEADER + Pieces.SIZE];
    for (OptionalInt next = wants.take(); next.isPresent(); next = wants.take()) {
      if (!shared.admission.isCurrent(ticket.get())) {
        throw new CoveyException(ErrorCode.BAD_TICKET, "The ticket has expired.");
      }
      sendPiece(next.getAsInt(), offered, file, frame);
    }
  }

  private void sendPiece(int index, Offered offered, SharedFileReader file, byte[] frame)
      throws IOException, CoveyException {
    int length;
    shared.reads.acquireUninterruptibly();
    try {
      length = file.read(index, frame, PeerCodec.PIECE_HEADER);
    } catch (CoveyException e) {
      throw broken(offered, e);
    } finally {
      shared.reads.release();
    }
    PeerCodec.encodePieceHeader(index, offered.manifest().hashes().get(index), length, frame);
    int size = PeerCodec.PIECE_HEADER + length;
    for (int at = 0; at < size; at += SLICE) {
      int slice = Math.min(SLICE, size - at);
      connection.write(frame, at, slice, shared.settings.sendTimeout());
      shared.rate.add(slice, System.nanoTime());
    }
    sentAt = System.nanoTime();
    shared.catalogue.sent(offered, length);
  }

  /** Tells the catalogue if the file is no longer the one offered (F13); what to tell others. */
  CoveyException broken(Offered offered, CoveyException why) {
    if (why.code() != ErrorCode.FILE_CHANGED) {
      return new CoveyException(ErrorCode.FAILED, "The file cannot be read just now.", why);
    }
    shared.catalogue.broken(offered, why);
    // The sentence for the owner names a path, which is nobody else's business.
    return new CoveyException(
        ErrorCode.FILE_CHANGED, "The file was changed on this peer's disk.", why);
  }

  /** Says that nothing more will be sent, and why. */
  void refuse(CoveyException why) {
    String text = String.valueOf(why.getMessage());
    String shown = text.length() > Limits.REFUSAL ? text.substring(0, Limits.REFUSAL) : text;
    try {
      send(new PeerMessage.Refused(PeerMessage.Refused.ALL, why.code(), shown));
    } catch (IOException e) {
      log.debug("cannot tell {} that it is refused: {}", connection.remote(), e.toString());
    }
  }

  void send(PeerMessage message) throws IOException {
    byte[] frame = PeerCodec.encode(message);
    connection.write(frame, 0, frame.length, shared.settings.sendTimeout());
  }

  /** When the last piece was sent, or this was made. */
  long sentAt() {
    return sentAt;
  }
}
