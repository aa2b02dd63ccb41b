package dev.covey.balancer;

import dev.covey.model.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Somebody at {@code nc}: types lines and reads the answers, each within ten seconds. */
final class TypedClient implements AutoCloseable {
  private final Socket socket;
  private final OutputStream out;
  private final BufferedReader in;

  TypedClient(Endpoint balancer) throws IOException {
    socket = new Socket(balancer.host(), balancer.port());
    socket.setSoTimeout(10_000);
    out = socket.getOutputStream();
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** Types a line and reads its answer; null if the balancer hung up. */
  String say(String line) throws IOException {
    type(line + "\n");
    return hear();
  }

  /** Types just these characters. */
  void type(String characters) throws IOException {
    out.write(characters.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a line; null if the balancer hung up. */
  String hear() throws IOException {
    return in.readLine();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
