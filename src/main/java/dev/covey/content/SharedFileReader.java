package dev.covey.content;

import dev.covey.model.CoveyException;
import java.io.Closeable;
import java.nio.file.Path;

/** Reads a shared file's pieces through mapped windows, and notices when it changed (F13). */
public final class SharedFileReader implements Closeable {
  private SharedFileReader() {}

  /**
   * @throws CoveyException {@link dev.covey.model.ErrorCode#FILE_CHANGED} if it is not the file of
   *     that stamp
   */
  public static SharedFileReader open(Path path, FileStamp stamp) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  /** Copies a piece. */
  public int read(int index, byte[] into, int offset) throws CoveyException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
