package dev.covey.peer.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.Endpoint;
import dev.covey.peer.session.TrackerWalk.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackerWalkTest {
  private static final Endpoint BALANCER = Endpoint.loopback(9000);
  private static final Endpoint ONE = Endpoint.loopback(1);
  private static final Endpoint TWO = Endpoint.loopback(2);
  private static final Endpoint THREE = Endpoint.loopback(3);

  private static Step known(Endpoint tracker) {
    return new Step.Try(tracker, Optional.empty());
  }

  private static Step named(Endpoint tracker) {
    return new Step.Try(tracker, Optional.of(BALANCER));
  }

  private static TrackerWalk walk(List<Endpoint> balancers, List<Endpoint> trackers) {
    return new TrackerWalk(balancers, trackers, Optional.empty());
  }

  /** All steps left when everybody who is tried fails. */
  private static List<Step> rest(TrackerWalk walk) {
    List<Step> steps = new ArrayList<>();
    while (true) {
      Step step = walk.next();
      steps.add(step);
      switch (step) {
        case Step.Try(Endpoint tracker, Optional<Endpoint> _) -> walk.failed(tracker);
        case Step.Ask(Endpoint _), Step.Report(Endpoint _, Endpoint _) -> walk.balancerFailed();
        case Step.Exhausted() -> {
          return steps;
        }
      }
    }
  }

  @Test
  void walksTheListInOrderWithoutABalancer() { // H3
    assertThat(rest(walk(List.of(), List.of(ONE, TWO, ONE, THREE))))
        .containsExactly(known(ONE), known(TWO), known(THREE), new Step.Exhausted());
  }

  @Test
  void asksTheBalancerFirst() { // H2
    TrackerWalk walk = walk(List.of(BALANCER), List.of(ONE));
    assertThat(walk.next()).isEqualTo(new Step.Ask(BALANCER));
    walk.answered(Optional.of(TWO));
    assertThat(walk.next()).isEqualTo(named(TWO));
  }

  @Test
  void walksTheListWhenTheBalancerIsDownOrKnowsNone() { // L6
    TrackerWalk down = walk(List.of(BALANCER), List.of(ONE));
    assertThat(rest(down))
        .containsExactly(new Step.Ask(BALANCER), known(ONE), new Step.Exhausted());

    TrackerWalk empty = walk(List.of(BALANCER), List.of(ONE));
    empty.next();
    empty.answered(Optional.empty());
    assertThat(empty.next()).isEqualTo(known(ONE));
  }

  @Test
  void tellsTheBalancerWhatSeemsDeadAndAsksForAnother() { // H2, L5
    TrackerWalk walk = walk(List.of(BALANCER), List.of());
    walk.next();
    walk.answered(Optional.of(ONE));
    walk.next();
    walk.failed(ONE);
    assertThat(walk.next()).isEqualTo(new Step.Report(BALANCER, ONE));
    assertThat(walk.next()).isEqualTo(new Step.Ask(BALANCER));
    walk.answered(Optional.of(TWO));
    assertThat(walk.next()).isEqualTo(named(TWO));
  }

  @Test
  void aTrackerThatTheBalancerNamesAgainIsNotTriedTwice() {
    TrackerWalk walk = walk(List.of(BALANCER), List.of(ONE, TWO));
    walk.next();
    walk.answered(Optional.of(ONE));
    walk.next();
    walk.failed(ONE);
    walk.next();
    walk.next();
    walk.answered(Optional.of(ONE));
    assertThat(rest(walk)).containsExactly(known(TWO), new Step.Exhausted());
  }

  @Test
  void aBalancerThatNamesOnlyDeadTrackersIsLeft() {
    TrackerWalk walk = walk(List.of(BALANCER), List.of());
    for (int port = 10; port < 13; port++) {
      Step step = walk.next();
      if (step instanceof Step.Report) {
        step = walk.next();
      }
      assertThat(step).isEqualTo(new Step.Ask(BALANCER));
      walk.answered(Optional.of(Endpoint.loopback(port)));
      walk.next();
      walk.failed(Endpoint.loopback(port));
    }
    assertThat(walk.next()).isEqualTo(new Step.Exhausted());
  }

  @Test
  void theLostTrackerIsReportedAtOnceAndTriedLast() { // H2
    TrackerWalk walk =
        new TrackerWalk(List.of(BALANCER), List.of(ONE, TWO, THREE), Optional.of(ONE));
    assertThat(walk.next()).isEqualTo(new Step.Report(BALANCER, ONE));
    assertThat(walk.next()).isEqualTo(new Step.Ask(BALANCER));
    walk.balancerFailed();
    assertThat(rest(walk))
        .containsExactly(known(TWO), known(THREE), known(ONE), new Step.Exhausted());
  }

  @Test
  void theLostTrackerIsTriedAgainEvenIfOnlyTheBalancerKnewIt() {
    TrackerWalk walk = new TrackerWalk(List.of(), List.of(), Optional.of(ONE));
    assertThat(rest(walk)).containsExactly(known(ONE), new Step.Exhausted());
  }

  @Test
  void theNextBalancerIsAskedWhenOneFails() {
    Endpoint other = Endpoint.loopback(9001);
    TrackerWalk walk = walk(List.of(BALANCER, other), List.of());
    walk.next();
    walk.balancerFailed();
    assertThat(walk.next()).isEqualTo(new Step.Ask(other));
  }
}
