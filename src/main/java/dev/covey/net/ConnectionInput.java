package dev.covey.net;

import java.io.FilterInputStream;
import java.io.InputStream;

/**
 * A connection's input. Closing it closes the connection: a TLS socket's own stream would do that
 * without any bound.
 */
final class ConnectionInput extends FilterInputStream {
  private final Connection connection;

  ConnectionInput(InputStream in, Connection connection) {
    super(in);
    this.connection = connection;
  }

  @Override
  public void close() {
    connection.close();
  }
}
