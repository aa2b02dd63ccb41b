package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs a download to have useless seeders beside a good one, in virtual time. */
class StragglerSimulationTest {
  private static final double MBIT = 1e6 / 8;

  /** Loopback, TLS and all checks of hashes on two cores: a GiB in 2.2 s. */
  private static final double LOOPBACK = 3_900 * MBIT;

  /** Of one thread that makes both digests of the whole. */
  private static final double DIGEST = 1e9;

  private static final int GIB = 2_048;

  private static SwarmResult run(int pieces, long seed, List<SimulatedPeer> seeders) {
    List<SimulatedPeer> kinds = new ArrayList<>(seeders);
    kinds.add(SimulatedPeer.downloader(1 * MBIT).at(0.1));
    SwarmResult result =
        new SwarmSimulation(SwarmSetting.of(pieces).digesting(DIGEST), seed, kinds).run();
    System.out.printf(
        Locale.ROOT,
        "seed %d: %d pieces of %d: %.2f s, twice %d%n",
        seed,
        pieces,
        seeders.size(),
        result.last(),
        result.twice());
    return result;
  }

  /**
   * How many times as long it takes with one that stops and one of 1 Mbit/s as it takes the good
   * one alone, once the other is of no more use.
   */
  private static double ratio(int pieces, long seed, SimulatedPeer good, double stops) {
    double without = run(pieces, seed, List.of(good)).last();
    SimulatedPeer narrow = SimulatedPeer.seeder(1 * MBIT).at(good.delay());
    double with = run(pieces, seed, List.of(good, good.stoppingAt(stops), narrow)).last();
    return (with - stops) / (without - 2 * stops);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aStoppedSeederAndANarrowOneCostNextToNothing(long seed) { // P9
    assertThat(ratio(GIB, seed, SimulatedPeer.seeder(LOOPBACK).at(0.1), 0)).isLessThan(1.15);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void oneThatStopsInTheMidstCostsLittleMore(long seed) { // P9
    assertThat(ratio(GIB, seed, SimulatedPeer.seeder(LOOPBACK).at(0.1), 0.4)).isLessThan(1.15);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void soItIsOnSlowerLinks(long seed) { // P9
    SimulatedPeer good = SimulatedPeer.seeder(100 * MBIT).at(10);
    assertThat(ratio(256, seed, good, 0)).isLessThan(1.15);
    assertThat(ratio(256, seed, good, 3)).isLessThan(1.15);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whoIsFarAwayOrSlowerIsNoStraggler(long seed) { // P9
    SimulatedPeer near = SimulatedPeer.seeder(100 * MBIT).at(1);
    SimulatedPeer far = SimulatedPeer.seeder(100 * MBIT).at(150);
    SimulatedPeer slower = SimulatedPeer.seeder(20 * MBIT).at(20);
    SwarmResult result = run(512, seed, List.of(near, far, slower));
    assertThat(result.twice()).isLessThanOrEqualTo(8);
    assertThat(result.ratio()).isLessThan(1.15);
  }
}
