package dev.covey.tracker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to trackers, nothing acknowledged is lost, and they agree in the end
 * (docs/REPLICATION.md tells how to run more of it, and how to run one seed again).
 */
class SimulationTest {
  private static final long SEEDS = Long.getLong("covey.simulation.seeds", 2_000);

  @Test
  void nothingAcknowledgedIsLostAndAllAgreeInTheEnd() { // T3, T5, T7, T8, T9, T12
    long first = Long.getLong("covey.simulation.first", RandomGenerator.getDefault().nextInt());
    long start = System.nanoTime();
    Optional<Long> failed =
        LongStream.range(first, first + SEEDS)
            .parallel()
            .filter(seed -> Simulation.run(Plan.of(seed), Fault.NONE).isPresent())
            .boxed()
            .findFirst();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "simulation: seeds %d to %d, %.0f a second%n", first, first + SEEDS - 1, SEEDS / seconds);
    Optional<String> story =
        failed.map(seed -> Story.of(Story.shrunk(Plan.of(seed), Fault.NONE), Fault.NONE));
    assertThat(story).isEmpty();
  }

  @Test
  void oneSeedIsOneHistory() {
    long seed = RandomGenerator.getDefault().nextInt();
    Plan plan = Plan.of(seed);
    assertThat(Plan.of(seed)).isEqualTo(plan);
    assertThat(Simulation.history(plan)).as("seed %d", seed).isEqualTo(Simulation.history(plan));
  }
}
