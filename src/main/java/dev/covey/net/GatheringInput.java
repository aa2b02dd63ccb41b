package dev.covey.net;

import java.io.IOException;
import java.io.InputStream;

/** Reads ahead once it is told to. Used by one thread at a time. */
final class GatheringInput extends InputStream {
  /** Some TLS records; as much as the kernel hands over at once without a copy in between. */
  private static final int AHEAD = 128 << 10;

  private final GatheringSocket socket;
  private byte[] buffer;
  private int next;
  private int end;

  GatheringInput(GatheringSocket socket) {
    this.socket = socket;
  }

  void readAhead() {
    if (buffer == null) {
      buffer = new byte[AHEAD];
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (buffer == null) {
      return socket.plainInput().read(into, offset, length);
    }
    if (length == 0) {
      return 0;
    }
    if (next == end) {
      int read = socket.plainInput().read(buffer, 0, buffer.length);
      if (read < 0) {
        return -1;
      }
      next = 0;
      end = read;
    }
    int some = Math.min(length, end - next);
    System.arraycopy(buffer, next, into, offset, some);
    next += some;
    return some;
  }

  @Override
  public int available() throws IOException {
    return end - next + socket.plainInput().available();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
