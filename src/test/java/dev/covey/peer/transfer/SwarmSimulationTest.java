package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.peer.transfer.SwarmSimulation.Kind;
import dev.covey.peer.transfer.SwarmSimulation.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How soon everybody has the file, against what their links allow. */
class SwarmSimulationTest {
  private static final double MBIT = 1e6 / 8;

  private static Result run(int pieces, double delay, long seed, List<Kind> kinds) {
    PiecePicker.Rules rules = PiecePicker.Rules.of(TransferSettings.defaults());
    Result result = new SwarmSimulation(pieces, delay, 50, rules, seed, kinds).run();
    System.out.printf(
        Locale.ROOT,
        "%d peers, %d pieces: last %.2f s, first %.2f s, bound %.2f s, ratio %.2f, copies %.2f,"
            + " wasted %d%n",
        kinds.size(),
        pieces,
        result.last(),
        result.seconds().getFirst(),
        result.bound(),
        result.ratio(),
        result.copies(),
        result.wasted());
    return result;
  }

  private static List<Kind> swarm(double seederUp, int downloaders, double up) {
    List<Kind> kinds = new ArrayList<>();
    kinds.add(Kind.seeder(seederUp));
    for (int i = 0; i < downloaders; i++) {
      kinds.add(Kind.downloader(up));
    }
    return kinds;
  }

  @Test
  void eightWithANarrowSeederAreDoneSoonAfterOneCopyHasLeftIt() { // F12, P6
    for (long seed = 1; seed <= 5; seed++) {
      Result result = run(256, 10, seed, swarm(200 * MBIT, 8, 2_000 * MBIT));
      assertThat(result.ratio()).as("seed %d", seed).isLessThan(1.3);
      assertThat(result.copies()).as("seed %d", seed).isLessThan(1.25);
    }
  }
}
