package dev.covey.protocol;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.Closeable;

/**
 * Makes of what a {@link PiecePacker} sent the piece it was, and never more bytes than a piece has.
 * Used by one thread at a time.
 */
public final class PieceUnpacker implements Closeable {
  private final ZstdDecompressCtx context = new ZstdDecompressCtx();

  /**
   * Unpacks to the beginning of a buffer.
   *
   * @param packed bytes at the beginning of {@code from}
   * @param length bytes of the piece
   * @return whether they were just that
   */
  public boolean unpack(byte[] from, int packed, byte[] into, int length) {
    try {
      return context.decompressByteArray(into, 0, length, from, 0, packed) == length;
    } catch (ZstdException _) {
      return false;
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
