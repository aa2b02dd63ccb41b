package dev.covey.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A content: its size, the digests of the whole, and the SHA-1 of every piece (F3). Immutable.
 *
 * <p>The name is no part of it: the same content may be shared under several.
 *
 * @param size bytes of the file
 * @param hashes the SHA-1 of each piece, in order; exactly one for each
 */
public record Manifest(long size, Digests digests, PieceHashes hashes) {

  public Manifest {
    if (hashes.count() != Pieces.count(size)) {
      throw new IllegalArgumentException(
          "A file of %d bytes has %d piece hashes, not %d."
              .formatted(size, Pieces.count(size), hashes.count()));
    }
  }

  /**
   * The SHA-256 over size, digests and piece hashes (big endian, in that order): the name under
   * which trackers keep this manifest. Unlike the content's SHA-256 it cannot be claimed for other
   * piece hashes.
   */
  public Sha256 id() {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
    sha256.update(digests.sha1().bytes());
    sha256.update(digests.sha256().bytes());
    sha256.update(hashes.toBytes());
    return Sha256.of(sha256.digest());
  }

  public Sha256 sha256() {
    return digests.sha256();
  }

  public int pieceCount() {
    return hashes.count();
  }

  /** Bytes of one piece. */
  public int pieceLength(int index) {
    return Pieces.length(size, index);
  }

  /** Whether that is the piece's SHA-1 (D3). */
  public boolean matches(int index, byte[] sha1) {
    return hashes.matches(index, sha1);
  }

  @Override
  public String toString() {
    return "%d bytes, sha256 %s".formatted(size, digests.sha256());
  }
}
