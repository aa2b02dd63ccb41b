package dev.covey.model;

import java.util.Arrays;

/** The SHA-1 of consecutive pieces, 20 bytes each. Immutable. */
public final class PieceHashes {
  private final byte[] bytes;

  private PieceHashes(byte[] ownBytes) {
    this.bytes = ownBytes;
  }

  /**
   * Copies the hashes.
   *
   * @throws IllegalArgumentException if the length is no multiple of 20
   */
  public static PieceHashes of(byte[] bytes) {
    if (bytes.length % Sha1.BYTES != 0) {
      throw new IllegalArgumentException(bytes.length + " bytes are no whole number of SHA-1s");
    }
    return new PieceHashes(bytes.clone());
  }

  public int count() {
    return bytes.length / Sha1.BYTES;
  }

  /** The SHA-1 of one piece, 20 bytes. */
  public byte[] get(int index) {
    int from = index * Sha1.BYTES;
    return Arrays.copyOfRange(bytes, from, from + Sha1.BYTES);
  }

  /** Whether that is the SHA-1 of that piece. */
  public boolean matches(int index, byte[] sha1) {
    int from = index * Sha1.BYTES;
    return Arrays.equals(bytes, from, from + Sha1.BYTES, sha1, 0, sha1.length);
  }

  /** The hashes {@code from} (inclusive) to {@code to} (exclusive). */
  public PieceHashes slice(int from, int to) {
    return new PieceHashes(Arrays.copyOfRange(bytes, from * Sha1.BYTES, to * Sha1.BYTES));
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PieceHashes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return count() + " piece hashes";
  }
}
