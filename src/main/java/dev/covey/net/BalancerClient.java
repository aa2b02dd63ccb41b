package dev.covey.net;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.protocol.BalancerCodec;
import dev.covey.protocol.BalancerCommand;
import dev.covey.protocol.BalancerReply;
import dev.covey.protocol.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks a balancer (L3 to L5), each time over a connection of its own. Runs on the thread that
 * calls; any may.
 */
public final class BalancerClient {
  private final Endpoint balancer;
  private final Duration limit;

  /**
   * @param limit for connecting, and again for the answer; a {@link #remove} makes the balancer
   *     look at a tracker first, which takes it up to 2 s
   */
  public BalancerClient(Endpoint balancer, Duration limit) {
    this.balancer = balancer;
    this.limit = limit;
  }

  /**
   * The least loaded tracker; empty if the balancer knows none (L3).
   *
   * @throws IOException if the balancer does not answer, or is none
   */
  public Optional<Endpoint> getTracker() throws IOException {
    return switch (ask(new BalancerCommand.GetTracker())) {
      case BalancerReply.Tracker(Endpoint tracker) -> Optional.of(tracker);
      case BalancerReply.NoTrackers() -> Optional.empty();
      case BalancerReply other -> throw unexpected(other);
    };
  }

  /**
   * Tells that this client went to the tracker; one that is not in the pool is not counted (L4).
   */
  public void increment(Endpoint tracker) throws IOException {
    count(new BalancerCommand.Increment(tracker));
  }

  /** Tells that this client left the tracker; one that is not in the pool is not counted (L4). */
  public void decrement(Endpoint tracker) throws IOException {
    count(new BalancerCommand.Decrement(tracker));
  }

  private void count(BalancerCommand command) throws IOException {
    switch (ask(command)) {
      case BalancerReply.Ok(), BalancerReply.UnknownTracker() -> {}
      case BalancerReply other -> throw unexpected(other);
    }
  }

  /**
   * Hints that a tracker is dead; the balancer looks for itself (L5).
   *
   * @return true if it is out of the pool, false if it answered the balancer
   */
  public boolean remove(Endpoint tracker) throws IOException {
    return switch (ask(new BalancerCommand.Remove(tracker))) {
      case BalancerReply.Removed() -> true;
      case BalancerReply.Alive() -> false;
      case BalancerReply other -> throw unexpected(other);
    };
  }

  private BalancerReply ask(BalancerCommand command) throws IOException {
    try (Connection connection = Dialer.plain(balancer, limit)) {
      byte[] line = BalancerCodec.encode(command);
      connection.write(line, 0, line.length, limit);
      LineReader answers =
          new LineReader(new DeadlineInput(connection, limit), Limits.BALANCER_LINE);
      byte[] answer = answers.read();
      if (answer == null) {
        throw new EOFException("the balancer at %s left without an answer".formatted(balancer));
      }
      return BalancerCodec.decodeReply(answer);
    } catch (CoveyException e) {
      throw unexpected(e.getMessage(), e);
    }
  }

  private ProtocolException unexpected(BalancerReply reply) {
    return unexpected(
        reply instanceof BalancerReply.Refusal(String message)
            ? "it refused: " + message
            : "it answered something else",
        null);
  }

  private ProtocolException unexpected(String what, Throwable cause) {
    ProtocolException failure =
        new ProtocolException("the balancer at %s: %s".formatted(balancer, what));
    failure.initCause(cause);
    return failure;
  }
}
