package dev.covey.peer.transfer;

import dev.covey.model.FileId;
import dev.covey.model.Pieces;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PiecePacker;
import java.util.OptionalInt;

/**
 * Makes the frames of pieces, as they are or packed, in buffers that it uses again and again.
 * Confined to the sender's thread, but for {@link #mayPack}.
 */
final class PieceFrames implements AutoCloseable {
  /** The first {@code size} of these bytes; good until the next is made. */
  @SuppressWarnings("ArrayRecordComponent") // half a MiB that nobody compares or keeps
  record Frame(byte[] bytes, int size) {}

  private final byte[] plain = new byte[PeerCodec.PIECE_HEADER + Pieces.SIZE];
  private final PackingRatios ratios;

  private volatile boolean mayPack;

  /** Null until the downloader takes packed pieces. */
  private Packing packing;

  PieceFrames(PackingRatios ratios) {
    this.ratios = ratios;
  }

  /** The downloader takes packed pieces too, from here on. Any thread. */
  void mayPack() {
    mayPack = PiecePacker.isAvailable();
  }

  /** Where the piece of the next frame is read to, from {@link PeerCodec#PIECE_HEADER} on. */
  byte[] buffer() {
    return plain;
  }

  /** Of the piece that is in the buffer. */
  Frame of(FileId file, int index, byte[] hash, int length) {
    PeerCodec.encodePieceHeader(index, hash, length, plain);
    if (packing == null && mayPack) {
      packing = new Packing(ratios);
    }
    OptionalInt packed =
        packing == null ? OptionalInt.empty() : packing.pack(file, index, hash, length, plain);
    return packed.isPresent()
        ? new Frame(packing.frame(), packed.getAsInt())
        : new Frame(plain, PeerCodec.PIECE_HEADER + length);
  }

  /** A frame of so many bytes took so many nanoseconds to send. */
  void sent(int size, long nanos) {
    if (packing != null) {
      packing.sent(size, nanos);
    }
  }

  @Override
  public void close() {
    if (packing != null) {
      packing.close();
    }
  }
}
