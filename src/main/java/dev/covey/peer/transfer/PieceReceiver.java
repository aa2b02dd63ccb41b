package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.PeerReader;
import dev.covey.protocol.PieceUnpacker;
import java.io.IOException;
import java.net.ProtocolException;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Takes pieces off one connection, one at a time, into a buffer that it reuses: hashes while it
 * reads, and keeps what is right. Used by the connection's reader.
 */
final class PieceReceiver {
  /** What became of a piece. */
  enum Outcome {
    WRITTEN,
    WRONG,
    NO_LONGER_WANTED
  }

  private final PeerReader in;
  private final WantedPieces wanted;
  private final Outstanding outstanding;
  private final RateMeter rate;
  private final Throttle.Lane lane;
  private final MessageDigest sha1 = DigestUtils.getSha1Digest();
  private final byte[] buffer;

  /** Null until the first packed piece comes. */
  private byte[] packed;

  /** Told of bytes that have come. */
  @FunctionalInterface
  private interface Taken {
    void bytes(int at, int length);
  }

  PieceReceiver(
      PeerReader in,
      WantedPieces wanted,
      Outstanding outstanding,
      RateMeter rate,
      Throttle.Lane lane) {
    this.in = in;
    this.wanted = wanted;
    this.buffer = new byte[wanted.longest()];
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
    requireAsked(piece.index(), piece.length());
    wanted.keepPace();
    // D3: right is what the tracker's manifest says. That the seeder names another hash only spares
    // looking at what comes with it.
    boolean right =
        wanted.matches(piece.index(), piece.sha1().bytes())
            && wanted.matches(piece.index(), read(piece.length()));
    return take(piece.index(), piece.length(), right);
  }

  /** The same for one that is unpacked first, never to more than the piece has (X5). */
  Outcome receive(PeerMessage.Packed piece) throws IOException, CoveyException {
    requireAsked(piece.index(), piece.length());
    wanted.keepPace();
    boolean right =
        wanted.matches(piece.index(), piece.sha1().bytes())
            && unpack(piece)
            && wanted.matches(piece.index(), hash(piece.length()));
    return take(piece.index(), piece.length(), right);
  }

  private void requireAsked(int index, int length) throws ProtocolException {
    if (outstanding.kind(index) == Outstanding.Kind.NEVER_ASKED) {
      throw new ProtocolException("it sent piece %d, which was not asked for".formatted(index));
    }
    if (length != wanted.length(index)) {
      throw new ProtocolException("it sent %d bytes as piece %d".formatted(length, index));
    }
  }

  private Outcome take(int index, int length, boolean right) throws CoveyException {
    if (!outstanding.settle(index)) {
      return Outcome.NO_LONGER_WANTED;
    }
    if (!right) {
      return Outcome.WRONG;
    }
    wanted.write(index, buffer, 0, length);
    return Outcome.WRITTEN;
  }

  private boolean unpack(PeerMessage.Packed piece) throws IOException {
    if (packed == null) {
      packed = new byte[buffer.length];
    }
    read(packed, piece.packed(), (_, _) -> {});
    return PieceUnpacker.unpack(packed, piece.packed(), buffer, piece.length());
  }

  private byte[] hash(int length) {
    sha1.update(buffer, 0, length);
    return sha1.digest();
  }

  private byte[] read(int length) throws IOException {
    read(buffer, length, (at, read) -> sha1.update(buffer, at, read));
    return sha1.digest();
  }

  private void read(byte[] into, int length, Taken taken) throws IOException {
    for (int at = 0; at < length; ) {
      int read = in.readPiece(into, at, lane.portion(length - at));
      taken.bytes(at, read);
      at += read;
      long now = System.nanoTime();
      outstanding.heard(read, now);
      rate.add(read, now);
      if (lane.isLimited()) {
        hold(read);
      }
    }
    outstanding.heardWhole(System.nanoTime());
  }

  /** Reads no more until that much is allowed: the seeder, whose bytes pile up, is not to blame. */
  private void hold(int bytes) {
    long begun = System.nanoTime();
    outstanding.hold();
    lane.pay(bytes);
    outstanding.goOn(System.nanoTime() - begun);
  }
}
