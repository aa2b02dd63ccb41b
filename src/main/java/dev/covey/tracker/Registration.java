package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.net.BalancerClient;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.LineReader;
import dev.covey.net.Threads;
import dev.covey.protocol.BalancerCodec;
import dev.covey.protocol.BalancerCommand;
import dev.covey.protocol.BalancerCommand.Register;
import dev.covey.protocol.BalancerReply;
import dev.covey.protocol.Limits;
import dev.covey.trust.ClusterKey;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a tracker registered at the balancer (L2, L7), on a thread of its own. A balancer that is
 * not there is no error: it is looked for every second, and found again within five (L6).
 */
final class Registration implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Registration.class);

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** With a look every second, a renewal comes every five at the most. */
  private static final Duration RENEWAL = Duration.ofSeconds(4);

  private static final Duration LIMIT = Duration.ofSeconds(2);

  // Immutable
  private final Endpoint balancer;
  private final Endpoint tracker;
  private final ClusterKey key;
  private final IntSupplier load;
  private final ScheduledExecutorService thread = Threads.scheduler("registration");

  // Confined to the thread
  private Optional<Link> link = Optional.empty();
  private long due = System.nanoTime();
  private String trouble = "not asked yet";

  /** A connection to the balancer, and the nonce that proofs on it are made with. */
  private static final class Link {
    final Connection connection;
    final LineReader answers;
    String nonce = "";
    long proofs;

    Link(Connection connection) {
      this.connection = connection;
      this.answers = new LineReader(connection.input(), Limits.BALANCER_LINE);
    }
  }

  /**
   * @param tracker where peers reach it
   * @param load how many sessions it has now
   */
  Registration(Endpoint balancer, Endpoint tracker, ClusterKey key, IntSupplier load) {
    this.balancer = balancer;
    this.tracker = tracker;
    this.key = key;
    this.load = load;
  }

  void start() {
    var _ = thread.scheduleWithFixedDelay(this::look, 0, LOOK.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Takes the tracker out of the pool, if it already answers nobody. May be called twice. */
  @Override
  public void close() {
    if (thread.isShutdown()) {
      return;
    }
    var _ = thread.submit(this::withdraw);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(3 * LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    if (System.nanoTime() - due < 0) {
      return;
    }
    try {
      if (link.isEmpty() || !renewed(link.get())) {
        link = Optional.of(connect());
        renew(link.get());
      }
      if (!trouble.isEmpty()) {
        log.info("registered at the balancer {}", balancer);
      }
      trouble = "";
    } catch (ProtocolException e) {
      hangUp();
      due = System.nanoTime() + RENEWAL.toNanos(); // it is there, and will not change its mind soon
      tellOnce(e.getMessage());
    } catch (IOException e) {
      hangUp();
      tellOnce(e.getMessage());
    }
  }

  /** A balancer that restarted is noticed only here, and connected to at once. */
  private boolean renewed(Link known) {
    try {
      renew(known);
      return true;
    } catch (IOException e) {
      log.debug("renewing at the balancer {}: {}", balancer, e.toString());
      hangUp();
      return false;
    }
  }

  private Link connect() throws IOException {
    Link fresh = new Link(Dialer.plain(balancer, LIMIT));
    try {
      fresh.connection.readTimeout(LIMIT);
      fresh.nonce =
          switch (ask(fresh, new BalancerCommand.Challenge())) {
            case BalancerReply.Nonce(String nonce) -> nonce;
            case BalancerReply other -> throw unexpected(other);
          };
      return fresh;
    } catch (IOException e) {
      fresh.connection.close();
      throw e;
    }
  }

  private void renew(Link known) throws IOException {
    int sessions = Math.min(load.getAsInt(), Limits.TRACKER_LOAD);
    String text = Register.proven(tracker, sessions);
    String proof = key.prove(Register.nonce(known.nonce, ++known.proofs), text);
    BalancerReply reply = ask(known, new Register(tracker, sessions, Optional.of(proof)));
    if (!(reply instanceof BalancerReply.Ok)) {
      throw unexpected(reply);
    }
    due = System.nanoTime() + RENEWAL.toNanos();
  }

  private BalancerReply ask(Link known, BalancerCommand command) throws IOException {
    byte[] line = BalancerCodec.encode(command);
    known.connection.write(line, 0, line.length, LIMIT);
    byte[] answer = known.answers.read();
    if (answer == null) {
      throw new EOFException("it hung up");
    }
    try {
      return BalancerCodec.decodeReply(answer);
    } catch (CoveyException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static ProtocolException unexpected(BalancerReply reply) {
    return new ProtocolException(
        reply instanceof BalancerReply.Refusal(String message)
            ? "it refused: " + message
            : "it answered something else");
  }

  private void tellOnce(String reason) {
    if (!reason.equals(trouble)) {
      log.warn("not registered at the balancer {}, and trying on: {}", balancer, reason);
      trouble = reason;
    }
  }

  private void withdraw() {
    if (link.isEmpty()) {
      return;
    }
    hangUp();
    try {
      new BalancerClient(balancer, LIMIT).remove(tracker);
    } catch (IOException e) {
      log.debug("withdrawing from the balancer {}: {}", balancer, e.toString());
    }
  }

  private void hangUp() {
    link.ifPresent(known -> known.connection.close());
    link = Optional.empty();
  }
}
