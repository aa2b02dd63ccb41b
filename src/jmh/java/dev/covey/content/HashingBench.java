package dev.covey.content;

import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.Manifest;
import dev.covey.model.Pieces;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How fast pieces and whole files are hashed. {@code megabytes} counts 1,000,000 bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HashingBench {
  private static final int PIECE = Pieces.SIZE;
  private static final int FILE = 256 << 20;

  /** What JMH shows beside the operations: megabytes a second. */
  @State(Scope.Thread)
  @AuxCounters
  public static class Amount {
    public double megabytes;

    void add(long bytes) {
      megabytes += bytes / 1e6;
    }
  }

  /** A file of 256 MiB, which stays in the page cache. */
  @State(Scope.Benchmark)
  public static class OneFile {
    Path path;
    FileChannel channel;

    @Setup
    public void write() throws IOException {
      path = Files.createTempFile("covey-hashing", ".bin");
      byte[] bytes = random(1 << 20);
      try (OutputStream out = Files.newOutputStream(path)) {
        for (int written = 0; written < FILE; written += bytes.length) {
          out.write(bytes);
        }
      }
      channel = FileChannel.open(path);
    }

    @TearDown
    public void delete() throws IOException {
      channel.close();
      Files.delete(path);
    }

    void read(long from, byte[] into, int length) {
      try {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining()) {
          channel.read(buffer, from + buffer.position());
        }
      } catch (IOException e) {
        throw new IllegalStateException("the file was there a moment ago", e);
      }
    }
  }

  private final byte[] piece = random(PIECE);
  private final MessageDigest sha1 = DigestUtils.getSha1Digest();
  private final MessageDigest sha256 = DigestUtils.getSha256Digest();

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(1).nextBytes(bytes);
    return bytes;
  }

  @Benchmark
  public byte[] sha1OfAPiece(Amount amount) {
    amount.add(PIECE);
    return sha1.digest(piece);
  }

  @Benchmark
  public byte[] sha256OfAPiece(Amount amount) {
    amount.add(PIECE);
    return sha256.digest(piece);
  }

  /** What sharing costs: pieces and both digests of the whole, on all cores. */
  @Benchmark
  public Manifest manifestOfAFile(OneFile file, Amount amount) throws CoveyException {
    amount.add(FILE);
    return FileHasher.hash(file.path, _ -> {}, () -> false);
  }

  /** What a download costs beside its pieces: both digests of the whole, on one core. */
  @Benchmark
  public Digests digestsOfAFile(OneFile file, Amount amount)
      throws CoveyException, InterruptedException {
    amount.add(FILE);
    try (PrefixDigest digest = new PrefixDigest(file::read, FILE)) {
      digest.available(FILE);
      digest.run();
      return digest.await(1);
    }
  }
}
