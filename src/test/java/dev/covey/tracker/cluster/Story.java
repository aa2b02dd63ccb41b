package dev.covey.tracker.cluster;

import dev.covey.tracker.registry.Shrinking;
import java.util.List;

/** What went wrong in a run, told in as few steps as it takes, and how to see it again. */
final class Story {
  private static final int MOST_TRIES = 400;

  private Story() {}

  static String of(Plan plan, Fault fault) {
    String failure = Simulation.run(plan, fault).map(Throwable::toString).orElse("nothing");
    return """
    seed %d: %s
    mvn test -Dtest=SimulationTest -Dcovey.simulation.first=%d -Dcovey.simulation.seeds=1
    It takes %s\
    """
        .formatted(plan.seed(), failure, plan.seed(), plan);
  }

  /** Leaves out what is not needed for something to go wrong. */
  static Plan shrunk(Plan plan, Fault fault) {
    List<Step> fewer =
        Shrinking.shrink(
            plan.steps(), steps -> Simulation.run(plan.with(steps), fault).isPresent(), MOST_TRIES);
    return plan.with(fewer);
  }
}
