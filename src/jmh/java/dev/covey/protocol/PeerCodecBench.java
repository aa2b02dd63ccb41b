package dev.covey.protocol;

import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one frame between peers costs each side, the bytes of pieces left out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PeerCodecBench {
  private static final int PIECES = 10_000;
  private static final int LONGEST = Pieces.SIZE + PeerCodec.PIECE_HEADER;

  private final byte[] sha1 = new byte[Sha1.BYTES];
  private final byte[] header = new byte[PeerCodec.PIECE_HEADER];
  private final PeerMessage have = new PeerMessage.Have(0, someHalf());
  private final PeerMessage haveAlso = new PeerMessage.HaveAlso(4_321);
  private final byte[] haveFrame = PeerCodec.encode(have);
  private final byte[] haveAlsoFrame = PeerCodec.encode(haveAlso);

  /** A piece frame whose piece is empty, so that nothing is copied or skipped. */
  private final byte[] pieceFrame = PeerCodec.encode(new PeerMessage.Piece(7, Sha1.of(sha1), 0));

  private static PieceSet someHalf() {
    SplittableRandom random = new SplittableRandom(1);
    BitSet half = new BitSet();
    for (int piece = 0; piece < PIECES; piece++) {
      half.set(piece, random.nextBoolean());
    }
    return PieceSet.of(PIECES, half);
  }

  @Benchmark
  public byte[] writePieceHeader() {
    PeerCodec.encodePieceHeader(7, sha1, Pieces.SIZE, header);
    return header;
  }

  @Benchmark
  public PeerMessage readPieceHeader() throws IOException {
    return read(pieceFrame);
  }

  @Benchmark
  public byte[] writeHaveOf10000() {
    return PeerCodec.encode(have);
  }

  @Benchmark
  public PeerMessage readHaveOf10000() throws IOException {
    return read(haveFrame);
  }

  @Benchmark
  public byte[] writeHaveAlso() {
    return PeerCodec.encode(haveAlso);
  }

  @Benchmark
  public PeerMessage readHaveAlso() throws IOException {
    return read(haveAlsoFrame);
  }

  private static PeerMessage read(byte[] frame) throws IOException {
    return new PeerReader(new ByteArrayInputStream(frame)).next(LONGEST).orElseThrow();
  }
}
