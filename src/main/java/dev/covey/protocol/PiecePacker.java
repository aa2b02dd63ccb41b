package dev.covey.protocol;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.Closeable;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes pieces smaller for the wire, by Zstandard (RFC 8878). Used by one thread at a time. */
public final class PiecePacker implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(PiecePacker.class);

  /** The quickest: what it saves must be worth its time on the wire. */
  private static final int LEVEL = 1;

  private static final boolean AVAILABLE = isLoaded();

  private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);

  private static boolean isLoaded() {
    try {
      return Zstd.compressBound(1) > 0;
    } catch (LinkageError e) {
      log.info("pieces are sent as they are: {}", e.toString());
      return false;
    }
  }

  /** Whether this system has the library; without it pieces are neither packed nor unpacked. */
  public static boolean isAvailable() {
    return AVAILABLE;
  }

  /**
   * Packs some bytes.
   *
   * @param most bytes that it may take
   * @return how many it takes; empty if they are more
   */
  public OptionalInt pack(byte[] from, int offset, int length, byte[] into, int at, int most) {
    try {
      return OptionalInt.of(context.compressByteArray(into, at, most, from, offset, length));
    } catch (ZstdException e) {
      log.trace("{} bytes do not fit into {}", length, most, e);
      return OptionalInt.empty();
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
