package dev.covey.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Piece messages off a stream; one thread uses it. Every length is checked before memory is taken
 * for it (X5), unknown types are skipped, and a piece's bytes are left in the stream for the caller
 * to put where they belong.
 */
public final class PeerReader {
  /**
   * Frames of unknown types are skipped for the sake of later versions, so many bytes of them in a
   * row and no more (X5).
   */
  static final int SKIPPED = 16 << 20;

  /** The least that a skipped frame counts, however small it is: each costs time. */
  static final int SKIPPED_FRAME = 4 << 10;

  private final InputStream in;
  private final byte[] header = new byte[PeerCodec.HEADER];

  /** Bytes of the last piece that are still in the stream. */
  private int pieceLeft;

  public PeerReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next message; what is left of a piece before it is skipped.
   *
   * @param longest bytes of the longest frame to accept, its length field excluded
   * @return empty when the other side closed between two frames
   * @throws EOFException if it closed within one
   * @throws ProtocolException if this is no message
   */
  public Optional<PeerMessage> next(int longest) throws IOException {
    skip(pieceLeft);
    pieceLeft = 0;
    int skipped = 0;
    while (true) {
      int first = in.read();
      if (first < 0) {
        return Optional.empty();
      }
      header[0] = (byte) first;
      fill(header, 1, 3);
      int length = ByteBuffer.wrap(header).getInt();
      if (length < 1 || length > longest) {
        throw new ProtocolException(
            "a frame of %d bytes; 1 to %d are allowed"
                .formatted(Integer.toUnsignedLong(length), longest));
      }
      fill(header, 4, 1);
      int type = Byte.toUnsignedInt(header[4]);
      OptionalInt longestBody = PeerCodec.longestBody(type);
      if (longestBody.isPresent()) {
        return Optional.of(message(type, length - 1, longestBody.getAsInt()));
      }
      skipped += Math.max(SKIPPED_FRAME, length);
      if (skipped > SKIPPED) {
        throw new ProtocolException("nothing but frames of unknown types");
      }
      skip(length - 1);
    }
  }

  private PeerMessage message(int type, int body, int longestBody) throws IOException {
    boolean piece = type == PeerCodec.PIECE || type == PeerCodec.PACKED;
    if (body > longestBody && !piece) {
      throw new ProtocolException("%d bytes in a message of type %d".formatted(body, type));
    }
    byte[] bytes = new byte[Math.min(body, longestBody)];
    fill(bytes, 0, bytes.length);
    PeerMessage message = PeerCodec.decode(type, bytes, body - bytes.length);
    pieceLeft = body - bytes.length;
    return message;
  }

  /**
   * Some more bytes of the piece whose beginning {@link #next} returned: as many as are there, so
   * that they can be hashed while the rest is on its way.
   *
   * @return 1 to {@code most}
   */
  public int readPiece(byte[] into, int offset, int most) throws IOException {
    int read = in.read(into, offset, Math.min(most, pieceLeft));
    if (read < 0) {
      throw new EOFException("the connection ended within a piece");
    }
    pieceLeft -= read;
    return read;
  }

  private void fill(byte[] bytes, int offset, int length) throws IOException {
    if (in.readNBytes(bytes, offset, length) < length) {
      throw new EOFException("the connection ended within a frame");
    }
  }

  private void skip(int bytes) throws IOException {
    in.skipNBytes(bytes);
  }
}
