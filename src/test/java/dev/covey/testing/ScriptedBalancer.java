package dev.covey.testing;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.net.Connection;
import dev.covey.net.LineReader;
import dev.covey.net.Listener;
import dev.covey.protocol.BalancerCodec;
import dev.covey.protocol.BalancerCommand;
import dev.covey.protocol.BalancerReply;
import dev.covey.protocol.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A balancer that names trackers as a test tells it, and remembers what it was told. Used by the
 * test's thread; serves on threads of its own.
 */
public final class ScriptedBalancer implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final List<BalancerCommand> commands = new CopyOnWriteArrayList<>();
  private final Listener listener;

  /** Guarded by this; the last one is named again and again. */
  private final Deque<Endpoint> trackers = new ArrayDeque<>();

  public ScriptedBalancer(Endpoint... named) throws CoveyException {
    trackers.addAll(List.of(named));
    listener = Listener.plain("balancer", Endpoint.loopback(0), 50, this::serve);
    listener.start();
  }

  public Endpoint endpoint() {
    return listener.local();
  }

  /** Every command so far, in order. */
  public List<BalancerCommand> commands() {
    return List.copyOf(commands);
  }

  private void serve(Connection connection) throws IOException {
    LineReader lines = new LineReader(connection.input(), Limits.BALANCER_LINE);
    for (byte[] line = lines.read(); line != null; line = lines.read()) {
      byte[] answer = BalancerCodec.encode(answer(line));
      connection.write(answer, 0, answer.length, LIMIT);
    }
  }

  private BalancerReply answer(byte[] line) {
    BalancerCommand command;
    try {
      command = BalancerCodec.decodeCommand(line);
    } catch (CoveyException e) {
      return new BalancerReply.Refusal(e.getMessage());
    }
    commands.add(command);
    return switch (command) {
      case BalancerCommand.GetTracker() -> next();
      case BalancerCommand.Remove _ -> new BalancerReply.Removed();
      case BalancerCommand other -> new BalancerReply.Ok();
    };
  }

  private synchronized BalancerReply next() {
    if (trackers.isEmpty()) {
      return new BalancerReply.NoTrackers();
    }
    return new BalancerReply.Tracker(trackers.size() == 1 ? trackers.peek() : trackers.poll());
  }

  @Override
  public void close() {
    listener.close();
  }
}
