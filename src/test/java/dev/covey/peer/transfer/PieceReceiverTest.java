package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.content.FileHasher;
import dev.covey.content.PartFile;
import dev.covey.content.PrefixDigest;
import dev.covey.model.GroupId;
import dev.covey.model.Manifest;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.PeerReader;
import dev.covey.protocol.PiecePacker;
import java.io.ByteArrayInputStream;
import java.net.ProtocolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a seeder may send packed, and what becomes of it (D3, D4, X5). */
class PieceReceiverTest {
  private static final int LENGTH = 100_000;

  @TempDir private Path folder;
  private final byte[] content = new byte[Pieces.SIZE + LENGTH];
  private Manifest manifest;

  @BeforeEach
  void share() throws Exception {
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i / 100);
    }
    Path source = Files.write(folder.resolve("source"), content);
    manifest = FileHasher.hash(source, _ -> {}, () -> false);
  }

  private static byte[] packed(byte[] bytes) {
    byte[] into = new byte[2 * bytes.length + 1_000];
    try (PiecePacker packer = new PiecePacker()) {
      int length = packer.pack(bytes, 0, bytes.length, into, 0, into.length).orElseThrow();
      return Arrays.copyOf(into, length);
    }
  }

  /** Receives it as the second piece, which is {@link #LENGTH} bytes. */
  private PieceReceiver.Outcome receive(byte[] packed, int length) throws Exception {
    PeerMessage.Packed header =
        new PeerMessage.Packed(1, Sha1.of(manifest.hashes().get(1)), length, packed.length);
    byte[] frame = Arrays.copyOf(PeerCodec.encode(header), PeerCodec.PACKED_HEADER + packed.length);
    System.arraycopy(packed, 0, frame, PeerCodec.PACKED_HEADER, packed.length);
    PeerReader in = new PeerReader(new ByteArrayInputStream(frame));
    Outstanding outstanding = new Outstanding();
    outstanding.ask(List.of(1), System.nanoTime());
    Path path = folder.resolve("part");
    Throttle.Lane lane = new Throttle().lane(GroupId.random());
    try (PartFile part = PartFile.create(path, manifest.size())) {
      PieceReceiver receiver =
          new PieceReceiver(
              in,
              new FilePieces(manifest, part, new PrefixDigest(part::read, manifest.size())),
              outstanding,
              new RateMeter(),
              lane);
      return receiver.receive((PeerMessage.Packed) in.next(Limits.PEER_FRAME).orElseThrow());
    }
  }

  private byte[] secondPiece() {
    return Arrays.copyOfRange(content, Pieces.SIZE, content.length);
  }

  @Test
  void aPackedPieceIsUnpackedAndWrittenWhereItBelongs() throws Exception {
    assertThat(receive(packed(secondPiece()), LENGTH)).isEqualTo(PieceReceiver.Outcome.WRITTEN);
    byte[] part = Files.readAllBytes(folder.resolve("part"));
    assertThat(Arrays.copyOfRange(part, Pieces.SIZE, part.length)).isEqualTo(secondPiece());
  }

  @Test
  void otherBytesAreAWrongPiece() throws Exception {
    byte[] other = secondPiece();
    other[7]++;
    assertThat(receive(packed(other), LENGTH)).isEqualTo(PieceReceiver.Outcome.WRONG);
  }

  @Test
  void whatUnpacksToMoreThanThePieceIsAWrongPieceAndTakesNoMemory() throws Exception {
    byte[] bomb = packed(new byte[64 << 20]);
    assertThat(bomb.length).isLessThan(LENGTH);
    assertThat(receive(bomb, LENGTH)).isEqualTo(PieceReceiver.Outcome.WRONG);
  }

  @Test
  void whatUnpacksToLessIsAWrongPiece() throws Exception {
    byte[] less = packed(Arrays.copyOf(secondPiece(), LENGTH - 1));
    assertThat(receive(less, LENGTH)).isEqualTo(PieceReceiver.Outcome.WRONG);
  }

  @Test
  void garbageIsAWrongPiece() throws Exception {
    byte[] garbage = new byte[5_000];
    Arrays.fill(garbage, (byte) 0xa5);
    assertThat(receive(garbage, LENGTH)).isEqualTo(PieceReceiver.Outcome.WRONG);
  }

  @Test
  void anotherLengthThanThePiecesBreaksTheProtocol() {
    byte[] packed = packed(secondPiece());
    assertThatThrownBy(() -> receive(packed, LENGTH + 1))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("as piece 1");
  }
}
