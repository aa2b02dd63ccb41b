package dev.covey.net;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Keeps what is written between {@link #gather} and {@link #release}, or until there is a lot of
 * it. Any thread may write: TLS sends an alert from whichever notices its reason.
 */
final class GatheringOutput extends OutputStream {
  /** The records of 64 KiB. */
  private static final int MOST = (64 << 10) + 512;

  private final GatheringSocket socket;

  // Guarded by this
  private byte[] buffer;
  private int kept;
  private boolean gathering;

  GatheringOutput(GatheringSocket socket) {
    this.socket = socket;
  }

  synchronized void gather() {
    if (buffer == null) {
      buffer = new byte[MOST];
    }
    gathering = true;
  }

  synchronized void release() throws IOException {
    gathering = false;
    send();
  }

  private void send() throws IOException {
    int length = kept;
    kept = 0;
    if (length > 0) {
      socket.plainOutput().write(buffer, 0, length);
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (!gathering || length > MOST) {
      send();
      socket.plainOutput().write(bytes, offset, length);
      return;
    }
    if (length > MOST - kept) {
      send();
    }
    System.arraycopy(bytes, offset, buffer, kept, length);
    kept += length;
  }

  @Override
  public synchronized void flush() throws IOException {
    if (!gathering) {
      send();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
