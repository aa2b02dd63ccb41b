package dev.covey.peer.session;

import dev.covey.model.Endpoint;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One round of looking for a tracker: which address comes next (H2, H3). Pure and confined to one
 * thread: it is told how each step ended, and tries each tracker at most once.
 *
 * <p>First the balancers in order: each is told what seems dead, then asked for a tracker, and
 * asked again when that one does not answer either. Then the known trackers in order, the one just
 * lost at the end.
 */
final class TrackerWalk {
  /** How often one balancer is asked before the known trackers are walked. */
  private static final int MOST_ASKED = 3;

  private final Deque<Endpoint> balancers;
  private final Deque<Endpoint> trackers;
  private final Set<Endpoint> tried = new HashSet<>();
  private Optional<Endpoint> suspect;
  private Optional<Endpoint> trying = Optional.empty();
  private int asked;

  /** What to do next. */
  sealed interface Step {
    /** Tell the balancer that this tracker seems dead (L5). */
    record Report(Endpoint balancer, Endpoint tracker) implements Step {}

    /** Ask the balancer for a tracker, and say what it answered. */
    record Ask(Endpoint balancer) implements Step {}

    /**
     * Connect to this tracker, and say if that failed.
     *
     * @param balancer which one named it; empty if it was known
     */
    record Try(Endpoint tracker, Optional<Endpoint> balancer) implements Step {}

    /** Nobody answers. */
    record Exhausted() implements Step {}
  }

  /**
   * @param trackers all that are known, in order; repeats are skipped
   * @param lost the tracker whose connection was just lost, if that is why
   */
  TrackerWalk(
      Collection<Endpoint> balancers, Collection<Endpoint> trackers, Optional<Endpoint> lost) {
    this.balancers = new ArrayDeque<>(new LinkedHashSet<>(balancers));
    Set<Endpoint> order = new LinkedHashSet<>(trackers);
    // Known or not, the lost one is tried too: it may have been restarted in the same place.
    lost.ifPresent(tracker -> {
      order.remove(tracker);
      order.add(tracker);
    });
    this.trackers = new ArrayDeque<>(order);
    this.suspect = lost;
  }

  Step next() {
    if (trying.isPresent()) {
      Endpoint tracker = trying.get();
      trying = Optional.empty();
      tried.add(tracker);
      return new Step.Try(tracker, Optional.of(balancers.getFirst()));
    }
    if (!balancers.isEmpty()) {
      Endpoint balancer = balancers.getFirst();
      if (suspect.isPresent()) {
        Endpoint tracker = suspect.get();
        suspect = Optional.empty();
        return new Step.Report(balancer, tracker);
      }
      asked++;
      return new Step.Ask(balancer);
    }
    while (!trackers.isEmpty()) {
      Endpoint tracker = trackers.removeFirst();
      if (tried.add(tracker)) {
        return new Step.Try(tracker, Optional.empty());
      }
    }
    return new Step.Exhausted();
  }

  /** The balancer asked last named a tracker, or has none. */
  void answered(Optional<Endpoint> tracker) {
    trying = tracker.filter(named -> !tried.contains(named));
    if (trying.isEmpty()) {
      leaveBalancer();
    }
  }

  /** The balancer asked last, or told something, did not answer. */
  void balancerFailed() {
    leaveBalancer();
  }

  /** The tracker tried last did not answer, or was not the right one. */
  void failed(Endpoint tracker) {
    if (balancers.isEmpty()) {
      return;
    }
    if (asked >= MOST_ASKED) {
      leaveBalancer();
    } else {
      suspect = Optional.of(tracker);
    }
  }

  private void leaveBalancer() {
    balancers.removeFirst();
    suspect = Optional.empty();
    asked = 0;
  }
}
