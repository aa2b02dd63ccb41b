package dev.covey.protocol;

import dev.covey.model.ErrorCode;
import dev.covey.model.PieceSet;
import dev.covey.model.Sha1;
import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Piece messages as frames and back: {@code length:u32 type:u8 body}, big endian, the length being
 * that of type and body. Types and bodies are described in docs/PROTOCOL.md.
 */
public final class PeerCodec {
  static final int OPEN = 1;
  static final int HAVE = 2;
  static final int WANT = 3;
  static final int PIECE = 4;
  static final int DROP = 5;
  static final int REFUSED = 6;
  static final int HAVE_ALSO = 7;
  static final int PING = 8;
  static final int RENEW = 9;
  static final int ACCEPTS = 10;
  static final int PACKED = 11;

  /** Bytes before a body. */
  static final int HEADER = 4 + 1;

  /** Bytes of a piece frame before the piece's own. */
  public static final int PIECE_HEADER = HEADER + 4 + Sha1.BYTES;

  /** Bytes of the frame of a packed piece before those it was packed to. */
  public static final int PACKED_HEADER = PIECE_HEADER + 4;

  /** Ways to pack that are named by a byte each. */
  private static final int WAYS = 16;

  private static final byte ZSTANDARD = 1;

  private PeerCodec() {}

  /**
   * A whole frame; of a {@link PeerMessage.Piece} or {@link PeerMessage.Packed} its beginning,
   * which the bytes follow.
   */
  public static byte[] encode(PeerMessage message) {
    return switch (message) {
      case PeerMessage.Open(int version, String ticket) -> {
        byte[] text = ticket.getBytes(StandardCharsets.UTF_8);
        yield frame(OPEN, 2 + text.length).putShort((short) version).put(text).array();
      }
      case PeerMessage.Renew(String ticket) -> {
        byte[] text = ticket.getBytes(StandardCharsets.UTF_8);
        yield frame(RENEW, text.length).put(text).array();
      }
      case PeerMessage.Have(int from, PieceSet pieces) -> {
        byte[] bits = pieces.toBytes();
        yield frame(HAVE, 8 + bits.length).putInt(from).putInt(pieces.size()).put(bits).array();
      }
      case PeerMessage.HaveAlso(int index) -> frame(HAVE_ALSO, 4).putInt(index).array();
      case PeerMessage.Want(List<Integer> indices) -> indices(WANT, indices);
      case PeerMessage.Drop(List<Integer> indices) -> indices(DROP, indices);
      case PeerMessage.Piece piece -> {
        byte[] header = new byte[PIECE_HEADER];
        encodePieceHeader(piece.index(), piece.sha1().bytes(), piece.length(), header);
        yield header;
      }
      case PeerMessage.Packed packed -> {
        byte[] header = new byte[PACKED_HEADER];
        encodePackedHeader(packed, header);
        yield header;
      }
      case PeerMessage.Accepts(boolean zstandard) ->
          zstandard ? frame(ACCEPTS, 1).put(ZSTANDARD).array() : frame(ACCEPTS, 0).array();
      case PeerMessage.Refused(int index, ErrorCode reason, String text) -> {
        byte[] code = reason.wire().getBytes(StandardCharsets.UTF_8);
        byte[] why = text.getBytes(StandardCharsets.UTF_8);
        yield frame(REFUSED, 4 + 1 + code.length + why.length)
            .putInt(index)
            .put((byte) code.length)
            .put(code)
            .put(why)
            .array();
      }
      case PeerMessage.Ping() -> frame(PING, 0).array();
    };
  }

  /**
   * Writes the beginning of a piece frame into a buffer that has the piece's bytes after it, so
   * that both leave in one write.
   *
   * @param sha1 20 bytes
   * @param length bytes of the piece
   */
  public static void encodePieceHeader(int index, byte[] sha1, int length, byte[] into) {
    ByteBuffer.wrap(into)
        .putInt(1 + 4 + Sha1.BYTES + length)
        .put((byte) PIECE)
        .putInt(index)
        .put(sha1, 0, Sha1.BYTES);
  }

  /** The same for a packed piece. */
  public static void encodePackedHeader(PeerMessage.Packed packed, byte[] into) {
    ByteBuffer.wrap(into)
        .putInt(1 + 4 + Sha1.BYTES + 4 + packed.packed())
        .put((byte) PACKED)
        .putInt(packed.index())
        .put(packed.sha1().bytes())
        .putInt(packed.length());
  }

  /** Whole frames of {@link PeerMessage.HaveAlso}, one after another. */
  public static byte[] encodeHaveAlso(List<Integer> pieces) {
    ByteBuffer frames = ByteBuffer.allocate(pieces.size() * (HEADER + 4));
    for (int piece : pieces) {
      frames.putInt(1 + 4).put((byte) HAVE_ALSO).putInt(piece);
    }
    return frames.array();
  }

  private static ByteBuffer frame(int type, int body) {
    return ByteBuffer.allocate(HEADER + body).putInt(1 + body).put((byte) type);
  }

  private static byte[] indices(int type, List<Integer> indices) {
    byte[] body = new byte[4 * indices.size()];
    indices.forEach(ByteBuffer.wrap(body)::putInt);
    return frame(type, body.length).put(body).array();
  }

  /**
   * The most bytes that the body of a message of this type may have, and of a piece, packed or not,
   * the bytes before its own; empty for an unknown type.
   */
  static OptionalInt longestBody(int type) {
    return switch (type) {
      case OPEN, RENEW -> OptionalInt.of(2 + 4 * Limits.TOKEN);
      case HAVE -> OptionalInt.of(8 + PieceSet.byteLength(Limits.HAVE_PIECES));
      case WANT, DROP -> OptionalInt.of(4 * Limits.INDICES);
      case PIECE -> OptionalInt.of(4 + Sha1.BYTES);
      case REFUSED -> OptionalInt.of(4 + 1 + 255 + 4 * Limits.REFUSAL);
      case HAVE_ALSO -> OptionalInt.of(4);
      case PING -> OptionalInt.of(0);
      case ACCEPTS -> OptionalInt.of(WAYS);
      case PACKED -> OptionalInt.of(4 + Sha1.BYTES + 4);
      default -> OptionalInt.empty();
    };
  }

  /**
   * Reads a body.
   *
   * @param pieceLength bytes that follow the body of a piece, packed or not, in its frame
   * @throws ProtocolException if it is none of that type
   */
  static PeerMessage decode(int type, byte[] body, int pieceLength) throws ProtocolException {
    try {
      ByteBuffer in = ByteBuffer.wrap(body);
      PeerMessage message = decode(type, in, pieceLength);
      if (in.hasRemaining()) {
        throw new ProtocolException(
            "%d bytes too many in a message of type %d".formatted(in.remaining(), type));
      }
      return message;
    } catch (BufferUnderflowException e) {
      throw bad(type, "it is too short", e);
    } catch (CharacterCodingException e) {
      throw bad(type, "its text is no UTF-8", e);
    } catch (IllegalArgumentException e) {
      throw bad(type, e.getMessage(), e);
    }
  }

  private static ProtocolException bad(int type, String why, Exception cause) {
    var bad = new ProtocolException("a bad message of type %d: %s".formatted(type, why));
    bad.initCause(cause);
    return bad;
  }

  private static PeerMessage decode(int type, ByteBuffer in, int pieceLength)
      throws CharacterCodingException, ProtocolException {
    return switch (type) {
      case OPEN -> new PeerMessage.Open(Short.toUnsignedInt(in.getShort()), text(in));
      case RENEW -> new PeerMessage.Renew(text(in));
      case HAVE -> have(in);
      case HAVE_ALSO -> new PeerMessage.HaveAlso(in.getInt());
      case WANT -> new PeerMessage.Want(indices(in));
      case DROP -> new PeerMessage.Drop(indices(in));
      case PIECE -> new PeerMessage.Piece(in.getInt(), Sha1.of(bytes(in, Sha1.BYTES)), pieceLength);
      case PACKED ->
          new PeerMessage.Packed(
              in.getInt(), Sha1.of(bytes(in, Sha1.BYTES)), in.getInt(), pieceLength);
      case ACCEPTS -> accepts(in);
      case REFUSED -> refused(in);
      case PING -> new PeerMessage.Ping();
      default -> throw new ProtocolException("unknown type " + type);
    };
  }

  private static PeerMessage have(ByteBuffer in) {
    int from = in.getInt();
    int count = in.getInt();
    Check.range("pieces", count, 0, Limits.HAVE_PIECES);
    return new PeerMessage.Have(from, PieceSet.ofBytes(count, bytes(in, in.remaining())));
  }

  private static PeerMessage accepts(ByteBuffer in) {
    boolean zstandard = false;
    while (in.hasRemaining()) {
      zstandard |= in.get() == ZSTANDARD;
    }
    return new PeerMessage.Accepts(zstandard);
  }

  private static PeerMessage refused(ByteBuffer in) throws CharacterCodingException {
    int index = in.getInt();
    byte[] code = bytes(in, Byte.toUnsignedInt(in.get()));
    ErrorCode reason =
        ErrorCode.ofWire(new String(code, StandardCharsets.UTF_8)).orElse(ErrorCode.FAILED);
    return new PeerMessage.Refused(index, reason, text(in));
  }

  private static List<Integer> indices(ByteBuffer in) {
    List<Integer> indices = new ArrayList<>(in.remaining() / 4);
    while (in.hasRemaining()) {
      indices.add(in.getInt());
    }
    return indices;
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static String text(ByteBuffer in) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
  }
}
