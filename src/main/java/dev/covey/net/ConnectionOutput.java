package dev.covey.net;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A connection's output, which passes arrays on whole. Closing it closes the connection. */
final class ConnectionOutput extends FilterOutputStream {
  private final Connection connection;

  ConnectionOutput(OutputStream out, Connection connection) {
    super(out);
    this.connection = connection;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void close() {
    connection.close();
  }
}
