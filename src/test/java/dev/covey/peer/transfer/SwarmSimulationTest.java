package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How soon everybody has the file, against what their links allow. */
class SwarmSimulationTest {
  private static final double MBIT = 1e6 / 8;

  private static SwarmResult run(int pieces, long seed, List<SimulatedPeer> kinds) {
    long begun = System.nanoTime();
    SwarmResult result = new SwarmSimulation(SwarmSetting.of(pieces), seed, kinds).run();
    System.out.printf(
        Locale.ROOT,
        "(%.1f s) %d peers, %d pieces: last %.2f s, first %.2f s, bound %.2f s, ratio %.2f, copies"
            + " %.2f, twice %d%n",
        (System.nanoTime() - begun) / 1e9,
        kinds.size(),
        pieces,
        result.last(),
        result.first(),
        result.bound(),
        result.ratio(),
        result.copies(),
        result.twice());
    return result;
  }

  private static List<SimulatedPeer> swarm(double seederUp, int downloaders, double up) {
    List<SimulatedPeer> kinds = new ArrayList<>();
    kinds.add(SimulatedPeer.seeder(seederUp));
    for (int i = 0; i < downloaders; i++) {
      kinds.add(SimulatedPeer.downloader(up));
    }
    return kinds;
  }

  @Test
  void eightWithANarrowSeederAreDoneSoonAfterOneCopyHasLeftIt() { // F12, P6
    for (long seed = 1; seed <= 5; seed++) {
      SwarmResult result = run(256, seed, swarm(200 * MBIT, 8, 2_000 * MBIT));
      assertThat(result.ratio()).as("seed %d", seed).isLessThan(1.3);
      assertThat(result.copies()).as("seed %d", seed).isLessThan(1.25);
    }
  }

  @Test
  void aHundredPassItOn() { // F12
    SwarmResult result = run(32, 1, swarm(100 * MBIT, 100, 1_000 * MBIT));
    assertThat(result.ratio()).isLessThan(2);
    assertThat(result.copies()).isLessThan(1.6);
  }

  @Test
  void freeRidersHoldUpNobody() { // F12
    List<SimulatedPeer> kinds = swarm(200 * MBIT, 12, 200 * MBIT);
    for (int i = 0; i < 6; i++) {
      kinds.add(SimulatedPeer.freeRider());
    }
    assertThat(run(256, 1, kinds).ratio()).isLessThan(1.6);
  }

  @Test
  void whoComesLateOrLeavesWhenDoneIsNoHarm() { // F12
    List<SimulatedPeer> kinds = new ArrayList<>();
    kinds.add(SimulatedPeer.seeder(200 * MBIT));
    for (int i = 0; i < 15; i++) {
      kinds.add(SimulatedPeer.downloader(200 * MBIT).joiningAt(i * 0.4).leavingAt(0));
    }
    SwarmResult result = run(256, 1, kinds);
    assertThat(result.last()).as("seconds after the last has come").isLessThan(6 + 1.3 * 5.37);
    assertThat(result.copies()).isLessThan(3);
  }

  @Test
  void aNarrowUplinkAmongWideOnesIsLeftToItself() { // P9
    List<SimulatedPeer> kinds = new ArrayList<>();
    kinds.add(SimulatedPeer.seeder(1 * MBIT));
    kinds.add(SimulatedPeer.seeder(100 * MBIT));
    kinds.add(SimulatedPeer.seeder(100 * MBIT));
    kinds.add(SimulatedPeer.downloader(100 * MBIT));
    assertThat(run(256, 1, kinds).ratio()).isLessThan(1.15);
  }

  @Test
  void whoGoesAwayAndStartsAgainIsDoneSoonAfter() { // F12, D10
    List<SimulatedPeer> kinds = swarm(100 * MBIT, 10, 100 * MBIT);
    kinds.add(SimulatedPeer.downloader(100 * MBIT).awayFrom(4, 6));
    SwarmResult result = run(128, 1, kinds);
    assertThat(result.unfinished()).isZero();
    assertThat(result.last()).as("5.4 s for one copy, and 2 s away").isBetween(6.0, 8.5);
    assertThat(result.copies()).isLessThan(1.3);
  }

  @Test
  void theNarrowestDownlinkIsDoneLastAndHoldsUpNobody() { // F12
    List<SimulatedPeer> kinds = swarm(200 * MBIT, 6, 200 * MBIT);
    kinds.add(SimulatedPeer.downloader(200 * MBIT).taking(50 * MBIT));
    SwarmResult result = run(128, 1, kinds);
    assertThat(result.bound()).as("64 MiB at 50 Mbit/s").isBetween(10.7, 10.8);
    assertThat(result.ratio()).isBetween(1.0, 1.2);
    assertThat(result.median()).as("one copy takes 2.7 s").isLessThan(3.5);
  }

  @Test
  void longWaysTakeLonger() {
    List<SimulatedPeer> near = new ArrayList<>();
    List<SimulatedPeer> far = new ArrayList<>();
    for (SimulatedPeer peer : swarm(200 * MBIT, 4, 200 * MBIT)) {
      near.add(peer.at(1));
      far.add(peer.at(200));
    }
    // A handshake alone is four times the way, and the first piece is asked for and sent.
    assertThat(run(64, 1, far).first()).isGreaterThan(run(64, 1, near).first() + 2);
  }

  @Test
  void inOrderPiecesSpreadWorseThanRareOnes() { // P6
    List<SimulatedPeer> kinds = swarm(100 * MBIT, 12, 100 * MBIT);
    SwarmSetting rare = SwarmSetting.of(128);
    SwarmSetting inOrder = rare.inOrder(SwarmSetting.Order.SEQUENTIAL);
    assertThat(new SwarmSimulation(inOrder, 1, kinds).run().last())
        .isGreaterThan(new SwarmSimulation(rare, 1, kinds).run().last());
  }

  @Test
  void oneSeedReplaysOneRun() {
    List<SimulatedPeer> kinds = swarm(50 * MBIT, 12, 80 * MBIT);
    assertThat(run(64, 7, kinds)).isEqualTo(run(64, 7, kinds));
  }
}
