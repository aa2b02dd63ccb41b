package dev.covey.peer.transfer;

import dev.covey.model.FileId;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.PiecePacker;
import java.io.Closeable;
import java.util.OptionalInt;

/** Packs the pieces for one downloader, where that is worth it. Confined to the sender's thread. */
final class Packing implements Closeable {
  private static final int SAMPLE = 64 << 10;

  private final PackingRatios ratios;
  private final PackingChoice choice = new PackingChoice();
  private final PiecePacker packer = new PiecePacker();
  private final byte[] frame = new byte[PeerCodec.PACKED_HEADER + Pieces.SIZE];

  Packing(PackingRatios ratios) {
    this.ratios = ratios;
  }

  /**
   * Packs a piece into {@link #frame}, if that is worth it.
   *
   * @param hash its SHA-1
   * @param plain the piece's frame as it would be sent without
   * @return bytes of the packed frame; empty if the plain one should be sent
   */
  OptionalInt pack(FileId file, int index, byte[] hash, int length, byte[] plain) {
    if (ratios.wantsSample(file)) {
      sample(file, plain, length);
    }
    if (!choice.isWorthwhile(ratios.of(file))) {
      return OptionalInt.empty();
    }
    long begun = System.nanoTime();
    OptionalInt packed = pack(plain, PeerCodec.PIECE_HEADER, length);
    choice.packed(length, System.nanoTime() - begun);
    ratios.learned(file, packed.isPresent() ? (double) packed.getAsInt() / length : 1);
    if (packed.isEmpty()) {
      return packed;
    }
    PeerCodec.encodePackedHeader(
        new PeerMessage.Packed(index, Sha1.of(hash), length, packed.getAsInt()), frame);
    return OptionalInt.of(PeerCodec.PACKED_HEADER + packed.getAsInt());
  }

  /** Of the middle of the piece. */
  private void sample(FileId file, byte[] plain, int length) {
    int some = Math.min(SAMPLE, length);
    OptionalInt packed = pack(plain, PeerCodec.PIECE_HEADER + (length - some) / 2, some);
    ratios.learned(file, packed.isPresent() ? (double) packed.getAsInt() / some : 1);
  }

  private OptionalInt pack(byte[] from, int offset, int length) {
    return packer.pack(from, offset, length, frame, PeerCodec.PACKED_HEADER, length - 1);
  }

  byte[] frame() {
    return frame;
  }

  /** A piece went out in so many bytes, which took so many nanoseconds. */
  void sent(int bytes, long nanos) {
    choice.sent(bytes, nanos);
  }

  @Override
  public void close() {
    packer.close();
  }
}
