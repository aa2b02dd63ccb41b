package dev.covey.content;

import dev.covey.model.PieceSet;
import dev.covey.model.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which pieces of a part file are good, as kept on disk beside it (D10). It is written only after
 * their bytes have reached the disk, and replaced in one step.
 *
 * <p>Bytes, big endian: {@code COVEYPRT}, version u16, manifest id (32), piece count u32, one bit a
 * piece as in {@link PieceSet}, SHA-256 of all before (32).
 *
 * @param manifest the content that the part is of
 */
public record PartState(Sha256 manifest, PieceSet done) {
  private static final Logger log = LoggerFactory.getLogger(PartState.class);
  private static final byte[] MAGIC = "COVEYPRT".getBytes(StandardCharsets.US_ASCII);
  private static final short VERSION = 1;
  private static final int HEADER = MAGIC.length + 2 + Sha256.BYTES + 4;

  /**
   * Reads it back; empty if there is none, or none of this version, manifest and piece count that
   * is whole.
   */
  public static Optional<PartState> read(Path path, Sha256 manifest, int pieces) {
    int body = HEADER + PieceSet.byteLength(pieces);
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.size() != body + Sha256.BYTES) {
        return Optional.empty();
      }
      byte[] bytes = new byte[body + Sha256.BYTES];
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        log.trace("{} bytes left of {}", buffer.remaining(), path);
      }
      return parse(bytes, body, manifest, pieces);
    } catch (IOException e) {
      log.debug("no state of a part at {}: {}", path, e.toString());
      return Optional.empty();
    }
  }

  private static Optional<PartState> parse(byte[] bytes, int body, Sha256 manifest, int pieces) {
    byte[] expected = Arrays.copyOf(new PartState(manifest, PieceSet.none(pieces)).body(), HEADER);
    byte[] checksum = DigestUtils.sha256(Arrays.copyOf(bytes, body));
    boolean good =
        Arrays.equals(bytes, 0, HEADER, expected, 0, HEADER)
            && Arrays.equals(bytes, body, bytes.length, checksum, 0, checksum.length);
    if (!good) {
      return Optional.empty();
    }
    try {
      PieceSet done = PieceSet.ofBytes(pieces, Arrays.copyOfRange(bytes, HEADER, body));
      return Optional.of(new PartState(manifest, done));
    } catch (IllegalArgumentException e) {
      log.debug("a state with bits beyond its pieces", e);
      return Optional.empty();
    }
  }

  private byte[] body() {
    byte[] bits = done.toBytes();
    return ByteBuffer.allocate(HEADER + bits.length)
        .put(MAGIC)
        .putShort(VERSION)
        .put(manifest.bytes())
        .putInt(done.size())
        .put(bits)
        .array();
  }

  /** Writes it, whole or not at all, to the disk. */
  public void write(Path path) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + "~");
    Files.deleteIfExists(fresh);
    byte[] body = body();
    try (FileChannel channel =
        FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeAll(channel, ByteBuffer.wrap(body));
      writeAll(channel, ByteBuffer.wrap(DigestUtils.sha256(body)));
      channel.force(false);
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
