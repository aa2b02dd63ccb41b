package dev.covey.peer.transfer;

import dev.covey.content.PartFile;
import dev.covey.model.CoveyException;
import dev.covey.model.Manifest;
import dev.covey.model.Pieces;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.PeerReader;
import java.io.IOException;
import java.net.ProtocolException;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Takes pieces off one connection, one at a time, into a buffer that it reuses: hashes while it
 * reads, and writes what is right to the part file. Used by the connection's reader.
 */
final class PieceReceiver {
  /** What became of a piece. */
  enum Outcome {
    WRITTEN,
    WRONG,
    NO_LONGER_WANTED
  }

  private final PeerReader in;
  private final Manifest manifest;
  private final PartFile part;
  private final Outstanding outstanding;
  private final RateMeter rate;
  private final Throttle.Lane lane;
  private final MessageDigest sha1 = DigestUtils.getSha1Digest();
  private final byte[] buffer = new byte[Pieces.SIZE];

  PieceReceiver(
      PeerReader in,
      Manifest manifest,
      PartFile part,
      Outstanding outstanding,
      RateMeter rate,
      Throttle.Lane lane) {
    this.in = in;
    this.manifest = manifest;
    this.part = part;
    this.outstanding = outstanding;
    this.rate = rate;
    this.lane = lane;
  }

  /**
   * Takes what comes after the header.
   *
   * @throws ProtocolException if it is no piece that was asked for
   * @throws CoveyException if it is right and cannot be written
   */
  Outcome receive(PeerMessage.Piece piece) throws IOException, CoveyException {
    int index = piece.index();
    if (outstanding.kind(index) == Outstanding.Kind.NEVER_ASKED) {
      throw new ProtocolException("it sent piece %d, which was not asked for".formatted(index));
    }
    if (piece.length() != manifest.pieceLength(index)) {
      throw new ProtocolException("it sent %d bytes as piece %d".formatted(piece.length(), index));
    }
    // D3: right is what the tracker's manifest says. That the seeder names another hash only spares
    // looking at what comes with it.
    boolean right =
        manifest.matches(index, piece.sha1().bytes())
            && manifest.matches(index, read(piece.length()));
    if (!outstanding.settle(index)) {
      return Outcome.NO_LONGER_WANTED;
    }
    if (!right) {
      return Outcome.WRONG;
    }
    part.write(index, buffer, 0, piece.length());
    return Outcome.WRITTEN;
  }

  private byte[] read(int length) throws IOException {
    for (int at = 0; at < length; ) {
      int read = in.readPiece(buffer, at, lane.portion(length - at));
      sha1.update(buffer, at, read);
      at += read;
      long now = System.nanoTime();
      outstanding.heard(read, now);
      rate.add(read, now);
      if (lane.isLimited()) {
        hold(read);
      }
    }
    outstanding.heardWhole(System.nanoTime());
    return sha1.digest();
  }

  /** Reads no more until that much is allowed: the seeder, whose bytes pile up, is not to blame. */
  private void hold(int bytes) {
    long begun = System.nanoTime();
    outstanding.hold();
    lane.pay(bytes);
    outstanding.goOn(System.nanoTime() - begun);
  }
}
