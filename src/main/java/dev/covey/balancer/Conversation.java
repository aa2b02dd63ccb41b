package dev.covey.balancer;

import dev.covey.model.CoveyException;
import dev.covey.net.Connection;
import dev.covey.net.LineReader;
import dev.covey.net.LineTooLongException;
import dev.covey.protocol.BalancerCodec;
import dev.covey.protocol.BalancerCommand;
import dev.covey.protocol.BalancerReply;
import dev.covey.protocol.Limits;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** One connection: a reply to each line, until either side has enough. Runs on its own thread. */
final class Conversation {
  /** A tracker renews every 5 s, a person at {@code nc} may think a little. */
  static final Duration SILENCE = Duration.ofSeconds(60);

  private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);

  private final Connection connection;
  private final Desk desk;
  private final Places places;
  private final Proofs proofs;

  Conversation(Connection connection, Desk desk, Places places, Proofs proofs) {
    this.connection = connection;
    this.desk = desk;
    this.places = places;
    this.proofs = proofs;
  }

  void run() throws IOException {
    places.enter(connection).ifPresent(Connection::abort);
    try {
      converse();
    } finally {
      places.leave(connection);
    }
  }

  private void converse() throws IOException {
    connection.readTimeout(SILENCE);
    LineReader lines = new LineReader(connection.input(), Limits.BALANCER_LINE);
    try {
      for (byte[] line = lines.read(); line != null; line = lines.read()) {
        places.heard(connection);
        say(answer(line));
      }
    } catch (LineTooLongException e) {
      say(new BalancerReply.Refusal(e.getMessage()));
    } catch (SocketTimeoutException _) {
      say(
          new BalancerReply.Refusal(
              "nothing was said for %d s; goodbye".formatted(SILENCE.toSeconds())));
    }
  }

  private BalancerReply answer(byte[] line) {
    try {
      BalancerCommand command = BalancerCodec.decodeCommand(line);
      BalancerReply reply = desk.answer(command, proofs, connection.remote().host());
      boolean registered =
          command instanceof BalancerCommand.Register && reply instanceof BalancerReply.Ok;
      if (registered && proofs.areNeeded()) {
        places.leave(connection); // a proven tracker need not make room for clients
      }
      return reply;
    } catch (CoveyException e) {
      return new BalancerReply.Refusal(e.getMessage());
    }
  }

  private void say(BalancerReply reply) throws IOException {
    byte[] line = BalancerCodec.encode(reply);
    connection.write(line, 0, line.length, WRITE_LIMIT);
  }
}
