package dev.covey.balancer;

import dev.covey.model.Endpoint;
import dev.covey.protocol.BalancerCommand;
import dev.covey.protocol.BalancerCommand.Register;
import dev.covey.protocol.BalancerReply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers commands from the pool. Any thread may call it; nothing waits while the pool is locked.
 */
final class Desk {
  private static final Logger log = LoggerFactory.getLogger(Desk.class);
  private static final String REFUSED_QUIT =
      "QUIT is refused over the network; type quit at the balancer's own terminal";

  private final Probe probe;
  private final Supplier<Duration> uptime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition registered = lock.newCondition();

  /** Guarded by {@code lock}. */
  private final TrackerPool pool = new TrackerPool();

  /**
   * @param uptime the time since any fixed moment, never going back
   */
  Desk(Probe probe, Supplier<Duration> uptime) {
    this.probe = probe;
    this.uptime = uptime;
  }

  /**
   * Does what a connection asks.
   *
   * @param proofs the asking connection's
   * @param from the host that it comes from
   */
  BalancerReply answer(BalancerCommand command, Proofs proofs, String from) {
    return switch (command) {
      case BalancerCommand.GetTracker() -> choose();
      case BalancerCommand.Increment(Endpoint tracker) ->
          counted(locked(() -> pool.increment(tracker)));
      case BalancerCommand.Decrement(Endpoint tracker) ->
          counted(locked(() -> pool.decrement(tracker)));
      case BalancerCommand.Remove(Endpoint tracker) -> remove(reachable(tracker, from));
      case BalancerCommand.Challenge() -> new BalancerReply.Nonce(proofs.challenge());
      case Register register -> register(register, proofs, from);
      case BalancerCommand.Quit() -> new BalancerReply.Refusal(REFUSED_QUIT);
    };
  }

  private BalancerReply choose() {
    return locked(pool::choose)
        .<BalancerReply>map(BalancerReply.Tracker::new)
        .orElseGet(BalancerReply.NoTrackers::new);
  }

  private static BalancerReply counted(boolean known) {
    return known ? new BalancerReply.Ok() : new BalancerReply.UnknownTracker();
  }

  /** L5: a hint only; and nobody can make the balancer look anywhere but at its trackers. */
  private BalancerReply remove(Endpoint tracker) {
    Duration began = uptime.get();
    if (!locked(() -> pool.contains(tracker))) {
      return new BalancerReply.Removed();
    }
    if (probe.answers(tracker) || !locked(() -> pool.remove(tracker, began))) {
      return new BalancerReply.Alive();
    }
    log.info("tracker {} does not answer and was removed", tracker);
    return new BalancerReply.Removed();
  }

  private BalancerReply register(Register register, Proofs proofs, String from) {
    Optional<String> objection = proofs.objection(register);
    if (objection.isPresent()) {
      if (proofs.isFirstObjection()) {
        log.warn("{} may not register from {}: {}", register.tracker(), from, objection.get());
      }
      return new BalancerReply.Refusal(objection.get());
    }
    Endpoint tracker = reachable(register.tracker(), from);
    return switch (locked(() -> put(tracker, register.load()))) {
      case NEW -> {
        log.info("tracker {} registered with load {}", tracker, register.load());
        yield new BalancerReply.Ok();
      }
      case RENEWED -> new BalancerReply.Ok();
      case NO_ROOM ->
          new BalancerReply.Refusal(
              "there is room for %d trackers only".formatted(TrackerPool.MOST));
    };
  }

  private TrackerPool.Registered put(Endpoint tracker, int load) {
    registered.signalAll();
    return pool.register(tracker, load, uptime.get());
  }

  /** Waits until there is a tracker; false if none came within that time. */
  boolean awaitTracker(Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (pool.isEmpty() && left > 0) {
        left = registered.awaitNanos(left);
      }
      return !pool.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** A tracker that listens on every address is reached where its registration comes from. */
  private static Endpoint reachable(Endpoint tracker, String from) {
    boolean any = tracker.host().equals("0.0.0.0") || tracker.host().equals("::");
    return any ? new Endpoint(from, tracker.port()) : tracker;
  }

  private <T> T locked(Supplier<T> step) {
    lock.lock();
    try {
      for (Endpoint silent : pool.setAside(uptime.get())) {
        log.info(
            "tracker {} was silent for {} s and is set aside",
            silent,
            TrackerPool.SILENCE.toSeconds());
      }
      return step.get();
    } finally {
      lock.unlock();
    }
  }
}
