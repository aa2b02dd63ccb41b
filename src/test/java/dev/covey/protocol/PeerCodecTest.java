package dev.covey.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.ErrorCode;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PeerCodecTest {
  private static final Sha1 HASH = new Sha1("0102030405060708090a0b0c0d0e0f1011121314");

  private static PeerMessage read(byte[] bytes) throws IOException {
    return new PeerReader(new ByteArrayInputStream(bytes)).next(Limits.PEER_FRAME).orElseThrow();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static Stream<PeerMessage> messages() {
    BitSet some = new BitSet();
    some.set(0);
    some.set(9);
    return Stream.of(
        new PeerMessage.Open(1, "ticket"),
        new PeerMessage.Renew("fresh ticket"),
        new PeerMessage.Have(0, PieceSet.of(10, some)),
        new PeerMessage.Have(8, PieceSet.none(0)),
        new PeerMessage.HaveAlso(7),
        new PeerMessage.Accepts(true),
        new PeerMessage.Accepts(false),
        new PeerMessage.Want(List.of(3, 1, 2)),
        new PeerMessage.Drop(List.of(Integer.MAX_VALUE)),
        new PeerMessage.Refused(4, ErrorCode.BUSY, "later"),
        new PeerMessage.Refused(PeerMessage.Refused.ALL, ErrorCode.BAD_TICKET, "Überholt"),
        new PeerMessage.Ping());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageComesBackAsItWas(PeerMessage message) throws IOException {
    assertThat(read(PeerCodec.encode(message))).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({ // docs/PROTOCOL.md
    "OPEN, 00000005 01 0001 6162",
    "HAVE, 0000000b 02 00000000 0000000a 0102",
    "WANT, 0000000d 03 00000003 00000001 00000002",
    "DROP, 00000005 05 0000000c",
    "REFUSED, 0000000c 06 ffffffff 04 42555359 6e6f",
    "HAVE_ALSO, 00000005 07 0000012c",
    "PING, 00000001 08",
    "RENEW, 00000003 09 6162",
    "ACCEPTS, 00000002 0a 01",
  })
  void theBytesAreThoseOfTheDescription(String name, String hex) throws IOException {
    byte[] frame = bytes(hex);
    PeerMessage message = read(frame);
    assertThat(message.getClass().getSimpleName()).isEqualToIgnoringCase(name.replace("_", ""));
    assertThat(PeerCodec.encode(message)).isEqualTo(frame);
  }

  @Test
  void aPieceIsItsHeaderAndThenItsBytes() throws IOException {
    byte[] piece = {1, 2, 3};
    byte[] frame = new byte[PeerCodec.PIECE_HEADER + piece.length];
    PeerCodec.encodePieceHeader(5, HASH.bytes(), piece.length, frame);
    System.arraycopy(piece, 0, frame, PeerCodec.PIECE_HEADER, piece.length);
    assertThat(frame)
        .startsWith(PeerCodec.encode(new PeerMessage.Piece(5, HASH, piece.length)))
        .hasSize(4 + 1 + 4 + 20 + 3);

    PeerReader reader = new PeerReader(new ByteArrayInputStream(frame));
    assertThat(reader.next(Limits.PEER_FRAME))
        .contains(new PeerMessage.Piece(5, HASH, piece.length));
    byte[] into = new byte[10];
    assertThat(reader.readPiece(into, 0, 10)).isEqualTo(3);
    assertThat(into).startsWith(piece);
    assertThat(reader.next(Limits.PEER_FRAME)).isEmpty();
  }

  @Test
  void aPackedPieceIsItsHeaderAndThenWhatItWasPackedTo() throws IOException {
    byte[] frame = Arrays.copyOf(PeerCodec.encode(new PeerMessage.Packed(5, HASH, 300, 3)), 36);
    assertThat(HexFormat.of().formatHex(frame, 0, 9)).isEqualTo("0000002" + "00b00000005");
    PeerReader reader = new PeerReader(new ByteArrayInputStream(frame));
    assertThat(reader.next(Limits.PEER_FRAME)).contains(new PeerMessage.Packed(5, HASH, 300, 3));
    assertThat(reader.readPiece(new byte[10], 0, 10)).isEqualTo(3);
    assertThat(reader.next(Limits.PEER_FRAME)).isEmpty();
  }

  @Test
  void aPackedPieceIsSmallerThanThePiece() {
    byte[] frame = Arrays.copyOf(PeerCodec.encode(new PeerMessage.Packed(5, HASH, 3, 2)), 36);
    ByteBuffer.wrap(frame).putInt(1 + 4 + 20 + 4 + 3);
    assertThatThrownBy(() -> read(frame))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("packed");
  }

  @Test
  void waysToPackThatNobodyKnowsAreSkipped() throws IOException {
    assertThat(read(bytes("00000004 0a 070109"))).isEqualTo(new PeerMessage.Accepts(true));
    assertThat(read(bytes("00000003 0a 0709"))).isEqualTo(new PeerMessage.Accepts(false));
  }

  @Test
  void whatIsLeftOfAPieceIsSkipped() throws IOException {
    byte[] frame = Arrays.copyOf(PeerCodec.encode(new PeerMessage.Piece(5, HASH, 100)), 129);
    byte[] both = concat(frame, PeerCodec.encode(new PeerMessage.Ping()));
    PeerReader reader = new PeerReader(new ByteArrayInputStream(both));
    reader.next(Limits.PEER_FRAME);
    assertThat(reader.readPiece(new byte[10], 0, 10)).isEqualTo(10);
    assertThat(reader.next(Limits.PEER_FRAME)).contains(new PeerMessage.Ping());
  }

  @Test
  void unknownTypesAreSkipped() throws IOException {
    byte[] unknown = bytes("00000004 c8 010203");
    assertThat(read(concat(unknown, PeerCodec.encode(new PeerMessage.Ping()))))
        .isEqualTo(new PeerMessage.Ping());
  }

  @Test
  void theEndBetweenFramesIsOrdinary() throws IOException {
    assertThat(new PeerReader(InputStream.nullInputStream()).next(Limits.PEER_FRAME)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nothing of a length,                  00",
    "half a header,                        00000005 01",
    "half a body,                          00000005 07 0000",
    "half of an unknown type,              00000009 c8 0000",
  })
  void theEndWithinAFrameIsNot(String what, String hex) {
    assertThatThrownBy(() -> read(bytes(hex))).as(what).isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @CsvSource({ // X5
    "no type,                              00000000",
    "a negative length,                    ffffffff 04",
    "the largest length,                   7fffffff 04",
    "a little too long for any,            00100041 02",
    "too long for its type,                00000006 07 0000000000",
    "too short for its type,               00000004 07 000000",
    "a byte after the message,             00000002 08 00",
    "a ticket too long,                    00004004 01",
    "no ticket,                            00000003 01 0001",
    "a blank ticket,                       00000004 09 202020",
    "a ticket that is no text,             00000003 09 c328",
    "a negative index,                     00000005 03 ffffffff",
    "no indices,                           00000001 03",
    "part of an index,                     00000004 03 000000",
    "too many indices,                     00004005 03",
    "bits beyond the last piece,           0000000a 02 00000000 00000007 80",
    "fewer bits than pieces,               0000000a 02 00000000 00000009 01",
    "more bits than pieces,                0000000b 02 00000000 00000008 0101",
    "a negative number of pieces,          00000009 02 00000000 ffffffff",
    "more pieces than one message holds,   00000009 02 00000000 7fffffff",
    "pieces beyond any file,               0000000a 02 7fffffff 00000001 01",
    "a piece without a byte,               00000019 04 00000000"
        + " 0102030405060708090a0b0c0d0e0f1011121314",
    "a piece too long,                     0008001a 04 00000000"
        + " 0102030405060708090a0b0c0d0e0f1011121314",
    "a piece of a negative index,          0000001a 04 80000000"
        + " 0102030405060708090a0b0c0d0e0f1011121314 00",
    "half a hash,                          0000000f 04 00000000 0102030405060708090a",
    "a reason longer than the message,     00000007 06 00000000 ff 42",
  })
  void hostileBytesAreRefused(String what, String hex) {
    byte[] start = bytes(hex);
    // What the length promises is there: what is refused is not that it is missing.
    byte[] bytes = Arrays.copyOf(start, start.length + (1 << 20));
    Arrays.fill(bytes, start.length, bytes.length, (byte) 0x20);
    byte[] exact = Arrays.copyOf(bytes, Math.max(start.length, framed(start).orElse(start.length)));
    assertThatThrownBy(() -> read(exact)).as(what).isInstanceOf(ProtocolException.class);
  }

  private static Optional<Integer> framed(byte[] start) {
    int length = ByteBuffer.wrap(start).getInt();
    return length < 0 || length > (1 << 20) ? Optional.empty() : Optional.of(4 + length);
  }

  @Test
  void framesOfUnknownTypesAreSkippedButNotWithoutEnd() throws IOException { // X5
    byte[] unknown = {0, 0, 0, 1, 99};
    byte[] ping = PeerCodec.encode(new PeerMessage.Ping());
    int many = PeerReader.SKIPPED / PeerReader.SKIPPED_FRAME;
    ByteBuffer some = ByteBuffer.allocate(many * unknown.length + ping.length);
    for (int i = 0; i < many; i++) {
      some.put(unknown);
    }
    assertThat(read(some.put(ping).array())).isEqualTo(new PeerMessage.Ping());
    byte[] more =
        ByteBuffer.allocate(some.capacity()).put(unknown).put(some.array(), 0, many * 5).array();
    assertThatThrownBy(() -> read(more)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void beforeTheTicketIsCheckedFramesAreShort() { // X5
    byte[] long_ = PeerCodec.encode(new PeerMessage.Have(0, PieceSet.all(1 << 20)));
    PeerReader reader = new PeerReader(new ByteArrayInputStream(long_));
    assertThatThrownBy(() -> reader.next(Limits.OPENING_FRAME))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("8192");
  }

  @Test
  void anOpeningFitsItsFrameAndTheLargestMessageFitsAny() {
    assertThat(PeerCodec.encode(new PeerMessage.Open(1, "t".repeat(Limits.TOKEN))))
        .hasSizeLessThanOrEqualTo(4 + Limits.OPENING_FRAME);
    assertThat(PeerCodec.encode(new PeerMessage.Have(0, PieceSet.all(Limits.HAVE_PIECES))))
        .hasSizeLessThanOrEqualTo(4 + Limits.PEER_FRAME);
    assertThat(PeerCodec.PIECE_HEADER + Pieces.SIZE).isLessThanOrEqualTo(4 + Limits.PEER_FRAME);
    assertThat(
            PeerCodec.encode(
                new PeerMessage.Want(Collections.nCopies(Limits.INDICES, Integer.MAX_VALUE))))
        .hasSizeLessThanOrEqualTo(4 + Limits.REQUEST_FRAME);
  }

  @Test
  void aReasonOfANewerVersionIsAFailure() throws IOException {
    assertThat(read(bytes("0000000a 06 00000001 03 4e4557 6e")))
        .isEqualTo(new PeerMessage.Refused(1, ErrorCode.FAILED, "n"));
  }

  @Test
  void randomBytesNeverDoMoreThanFail() throws IOException {
    long seed = 20_240_611;
    SplittableRandom random = new SplittableRandom(seed);
    List<byte[]> frames = messages().map(PeerCodec::encode).toList();
    for (int run = 0; run < 20_000; run++) {
      byte[] bytes = frames.get(random.nextInt(frames.size())).clone();
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      PeerReader reader = new PeerReader(new ByteArrayInputStream(bytes));
      try {
        assertThat(reader.next(Limits.REQUEST_FRAME)).as("seed %d run %d", seed, run).isNotNull();
      } catch (ProtocolException | EOFException e) {
        assertThat(e).as("seed %d run %d", seed, run).hasMessageNotContaining("null");
      }
    }
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
