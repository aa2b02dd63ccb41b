package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.net.BalancerClient;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
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
 */
final class TrackerFinder {
  private static final Logger log = LoggerFactory.getLogger(TrackerFinder.class);

  /** A balancer looks at a tracker itself before it believes that it is dead: up to 2 s. */
  private static final Duration REPORT_LIMIT = Duration.ofSeconds(3);

  private final TrackerLine.Limit limit;
  private final TrackerLine.Keeper keeper;

  TrackerFinder(TrackerLine.Limit limit, TrackerLine.Keeper keeper) {
    this.limit = limit;
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
    boolean silence = false;
    Optional<CoveyException> refusal = Optional.empty();
    while (true) {
      switch (walk.next()) {
        case TrackerWalk.Step.Report(Endpoint balancer, Endpoint tracker) ->
            report(walk, balancer, tracker);
        case TrackerWalk.Step.Ask(Endpoint balancer) -> ask(walk, balancer);
        case TrackerWalk.Step.Try(Endpoint tracker, Optional<Endpoint> balancer) -> {
          try {
            return new Found(
                connect(tracker, tls, greeting),
                balancer.map(named -> new BalancerNote(named, tracker)));
          } catch (IOException e) {
            log.debug("tracker {}: {}", tracker, e.getMessage());
            silence = true;
          } catch (CoveyException e) {
            log.debug("tracker {} refused: {}", tracker, e.getMessage());
            refusal = Optional.of(e);
          }
          walk.failed(tracker);
        }
        case TrackerWalk.Step.Exhausted() -> {
          // One that is down may come back, whatever the others said.
          throw refusal.isPresent() && !silence ? refusal.get() : nobody(network, refusal);
        }
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
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
      walk.answered(new BalancerClient(balancer, limit.send()).getTracker());
    } catch (IOException e) {
      log.debug("balancer {}: {}", balancer, e.getMessage());
      walk.balancerFailed();
    }
  }

  private TrackerLine connect(Endpoint tracker, SSLContext tls, Greeting greeting)
      throws IOException, CoveyException, InterruptedException {
    TrackerLine line = new TrackerLine(tracker, dial(tracker, tls), limit, keeper);
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
  private Connection dial(Endpoint tracker, SSLContext tls) throws IOException, CoveyException {
    try {
      return Dialer.tls(tracker, tls, limit.send());
    } catch (IOException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof CoveyException refusal) {
          throw new CoveyException(
              refusal.code(), "%s: %s".formatted(tracker, refusal.getMessage()), e);
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
