package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.net.BalancerClient;
import dev.covey.net.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the steps of a {@link TrackerWalk}: asks, dials and greets. Runs on the session's thread.
 *
 * <p>The order of the walk decides who is tried first, with a head start; of those who are being
 * tried, the first to answer is used (H2, H3).
 */
final class TrackerFinder {
  private static final Logger log = LoggerFactory.getLogger(TrackerFinder.class);

  /** A balancer looks at a tracker itself before it believes that it is dead: up to 2 s. */
  private static final Duration REPORT_LIMIT = Duration.ofSeconds(3);

  /** A balancer answers from memory. */
  private static final Duration ASK_LIMIT = Duration.ofSeconds(2);

  /**
   * Who has not connected by then may still, and is used if he is first; but the next one is tried
   * beside him. So a round takes half a second for each address that swallows everything, and not
   * the whole limit.
   */
  static final Duration HEAD_START = Duration.ofMillis(500);

  private final TrackerLine.Limit limit;
  private final Duration askLimit;
  private final TrackerLine.Keeper keeper;

  TrackerFinder(TrackerLine.Limit limit, TrackerLine.Keeper keeper) {
    this.limit = limit;
    this.askLimit = limit.send().compareTo(ASK_LIMIT) < 0 ? limit.send() : ASK_LIMIT;
    this.keeper = keeper;
  }

  /** What is said first on a new line; what it throws sends the walk on to the next tracker. */
  interface Greeting {
    void greet(TrackerLine line) throws CoveyException, LineLostException, InterruptedException;
  }

  /**
   * @param note tells the balancer that named the tracker; empty if it was walked to
   */
  record Found(TrackerLine line, Optional<BalancerNote> note) {}

  /**
   * One round.
   *
   * @param lost the tracker whose line was just lost, if that is why
   * @throws CoveyException why nobody could be used: what a tracker said against it, or else {@link
   *     ErrorCode#NO_TRACKER}
   */
  Found find(Network network, SSLContext tls, Optional<Endpoint> lost, Greeting greeting)
      throws CoveyException, InterruptedException {
    TrackerWalk walk = new TrackerWalk(network.balancers(), network.trackers(), lost);
    try (TrackerDials dials = new TrackerDials(tls, limit.send())) {
      Round round = new Round(dials, greeting);
      while (true) {
        // Whoever answered meanwhile is as good as the next.
        Optional<Found> found = round.await(Optional.empty(), Duration.ZERO);
        if (found.isEmpty()) {
          found = round.step(walk);
        }
        if (found.isPresent()) {
          return found.get();
        }
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (round.isOver()) {
          throw round.failure(network);
        }
      }
    }
  }

  /** What has come of one round so far. */
  private final class Round {
    private final TrackerDials dials;
    private final Greeting greeting;
    private boolean over;
    private boolean silence;
    private Optional<CoveyException> refusal = Optional.empty();

    Round(TrackerDials dials, Greeting greeting) {
      this.dials = dials;
      this.greeting = greeting;
    }

    Optional<Found> step(TrackerWalk walk) throws InterruptedException {
      switch (walk.next()) {
        case TrackerWalk.Step.Report(Endpoint balancer, Endpoint tracker) ->
            report(walk, balancer, tracker);
        case TrackerWalk.Step.Ask(Endpoint balancer) -> ask(walk, balancer);
        case TrackerWalk.Step.Try attempt -> {
          Optional<Found> found = await(Optional.of(dials.start(attempt)), HEAD_START);
          if (found.isEmpty()) {
            walk.failed(attempt.tracker());
          }
          return found;
        }
        case TrackerWalk.Step.Exhausted() -> {
          Optional<Found> found = await(Optional.empty(), limit.send());
          over = found.isEmpty();
          silence |= !dials.isEmpty();
          return found;
        }
      }
      return Optional.empty();
    }

    /**
     * The first tracker that answers and can be used, if one does within that time.
     *
     * @param newest when this one has failed, nothing more is waited for
     */
    Optional<Found> await(Optional<TrackerDials.Dial> newest, Duration patience)
        throws InterruptedException {
      long until = System.nanoTime() + patience.toNanos();
      while (!dials.isEmpty()) {
        Optional<TrackerDials.Dial> ended =
            dials.await(Duration.ofNanos(until - System.nanoTime()));
        if (ended.isEmpty()) {
          return Optional.empty();
        }
        Optional<Found> found = use(ended.get());
        if (found.isPresent() || ended.equals(newest)) {
          return found;
        }
      }
      return Optional.empty();
    }

    private Optional<Found> use(TrackerDials.Dial dial) throws InterruptedException {
      Endpoint tracker = dial.step().tracker();
      try {
        TrackerLine line = greet(tracker, connected(dial), greeting);
        return Optional.of(
            new Found(line, dial.step().balancer().map(named -> new BalancerNote(named, tracker))));
      } catch (IOException e) {
        log.debug("tracker {}: {}", tracker, e.getMessage());
        silence = true;
      } catch (CoveyException e) {
        log.debug("tracker {} refused: {}", tracker, e.getMessage());
        refusal = Optional.of(e);
      }
      return Optional.empty();
    }

    boolean isOver() {
      return over;
    }

    /** One that is down may come back, whatever the others said. */
    CoveyException failure(Network network) {
      return refusal.isPresent() && !silence ? refusal.get() : nobody(network, refusal);
    }
  }

  private void report(TrackerWalk walk, Endpoint balancer, Endpoint tracker) {
    try {
      boolean removed = new BalancerClient(balancer, REPORT_LIMIT).remove(tracker);
      log.debug(
          "balancer {} says that tracker {} is {}", balancer, tracker, removed ? "out" : "alive");
    } catch (IOException e) {
      log.debug("balancer {}: {}", balancer, e.getMessage());
      walk.balancerFailed();
    }
  }

  private void ask(TrackerWalk walk, Endpoint balancer) {
    try {
      walk.answered(new BalancerClient(balancer, askLimit).getTracker());
    } catch (IOException e) {
      log.debug("balancer {}: {}", balancer, e.getMessage());
      walk.balancerFailed();
    }
  }

  private TrackerLine greet(Endpoint tracker, Connection connection, Greeting greeting)
      throws IOException, CoveyException, InterruptedException {
    TrackerLine line = new TrackerLine(tracker, connection, limit, keeper);
    line.start();
    boolean greeted = false;
    try {
      greeting.greet(line);
      greeted = true;
      return line;
    } finally {
      if (!greeted) {
        line.close();
      }
    }
  }

  /** A refusal that is found out while shaking hands, a wrong network (X2), is told as such. */
  private static Connection connected(TrackerDials.Dial dial)
      throws IOException, CoveyException, InterruptedException {
    try {
      return dial.connected();
    } catch (IOException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof CoveyException refusal) {
          throw new CoveyException(
              refusal.code(), "%s: %s".formatted(dial.step().tracker(), refusal.getMessage()), e);
        }
      }
      throw e;
    }
  }

  private static CoveyException nobody(Network network, Optional<CoveyException> refusal) {
    Set<Endpoint> tried = new LinkedHashSet<>(network.balancers());
    tried.addAll(network.trackers());
    String message =
        tried.isEmpty()
            ? "No tracker's address is known; give a balancer or a list of trackers."
            : "No tracker answers (tried %s); start one, or check the addresses."
                .formatted(
                    tried.stream().map(Endpoint::toString).collect(Collectors.joining(", ")));
    return new CoveyException(
        ErrorCode.NO_TRACKER, message + refusal.map(why -> " " + why.getMessage()).orElse(""));
  }
}
