package dev.covey.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * What one connection says until a moment: who sends a byte now and then does not hold the reader
 * for ever. Confined to the thread that reads.
 */
final class DeadlineInput extends InputStream {
  private final Connection connection;
  private final Duration limit;
  private final long until;

  /**
   * @param limit from now
   */
  DeadlineInput(Connection connection, Duration limit) {
    this.connection = connection;
    this.limit = limit;
    this.until = System.nanoTime() + limit.toNanos();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long left = until - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException(
          "%s did not answer within %d ms".formatted(connection.remote(), limit.toMillis()));
    }
    connection.readTimeout(Duration.ofNanos(left));
    return connection.input().read(bytes, offset, length);
  }
}
