package dev.covey.protocol;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;

/**
 * Makes of what a {@link PiecePacker} sent the piece it was, and never more bytes than a piece has.
 */
public final class PieceUnpacker {
  private PieceUnpacker() {}

  /** Whether this system has the library. */
  public static boolean isAvailable() {
    return PiecePacker.isAvailable();
  }

  /**
   * Unpacks to the beginning of a buffer.
   *
   * @param packed bytes at the beginning of {@code from}
   * @param length bytes of the piece
   * @return whether they were just that
   */
  public static boolean unpack(byte[] from, int packed, byte[] into, int length) {
    try {
      return Zstd.decompressByteArray(into, 0, length, from, 0, packed) == length;
    } catch (ZstdException _) {
      return false;
    }
  }
}
