package dev.covey.tracker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation notices what a tracker does wrong, so its silence means something. */
class FaultsTest {
  private static final int MOST_SEEDS = 300;

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void isNoticed(Fault fault) {
    OptionalLong noticed = firstFailing(fault);
    assertThat(noticed).as("%s: %s", fault, fault.breaks()).isPresent();
  }

  @Test
  void aFailingRunIsToldInFewSteps() {
    Fault fault = Fault.IDS_REPEATED;
    long seed = firstFailing(fault).orElseThrow();
    Plan plan = Plan.of(seed);
    Plan shrunk = Story.shrunk(plan, fault);
    assertThat(shrunk.steps()).hasSizeLessThan(plan.steps().size() / 4);
    assertThat(Simulation.run(shrunk, fault)).isPresent();
    assertThat(Story.of(shrunk, fault))
        .contains("covey.simulation.first=" + seed, "Command[", "have one name");
  }

  private static OptionalLong firstFailing(Fault fault) {
    return LongStream.rangeClosed(1, MOST_SEEDS)
        .filter(seed -> Simulation.run(Plan.of(seed), fault).isPresent())
        .findFirst();
  }
}
