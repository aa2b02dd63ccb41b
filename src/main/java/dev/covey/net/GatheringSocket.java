package dev.covey.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * The plain socket beneath a TLS one, which reads and writes record by record, each with a system
 * call or two of its own. On request this one reads ahead, and sends the records of one write
 * together; until then it is like any other, and holds no buffer.
 */
final class GatheringSocket extends Socket {
  private final GatheringInput input = new GatheringInput(this);
  private final GatheringOutput output = new GatheringOutput(this);

  @Override
  public InputStream getInputStream() {
    return input;
  }

  @Override
  public OutputStream getOutputStream() {
    return output;
  }

  InputStream plainInput() throws IOException {
    return super.getInputStream();
  }

  OutputStream plainOutput() throws IOException {
    return super.getOutputStream();
  }

  /** Called by the thread that reads: from here on as much is read at once as is there. */
  void readAhead() {
    input.readAhead();
  }

  /** From here on what is written is kept, whoever flushes, until {@link #release} or a lot. */
  void gather() {
    output.gather();
  }

  /** Sends what was kept. */
  void release() throws IOException {
    output.release();
  }
}
