package dev.covey.peer.transfer;

import dev.covey.model.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import picocli.CommandLine.Option;

/** Peers for a {@link SwarmSimulation}, drawn at random from a few figures. */
final class GeneratedSwarm {
  private static final double MBIT = 1e6 / 8;
  private static final double UNLIMITED = 0;

  @Option(names = "--peers", description = "Downloaders that pass on what they have.")
  private int peers = 100;

  @Option(names = "--free-riders", description = "Downloaders that pass on nothing, beside them.")
  private int freeRiders;

  @Option(names = "--seeders", description = "Peers that have everything from the beginning.")
  private int seeders = 1;

  @Option(names = "--seed-mbit", description = "What each seeder can send, Mbit/s.")
  private double seedMbit = 100;

  @Option(names = "--up-mbit", description = "What each downloader can send, Mbit/s.")
  private double upMbit = 50;

  @Option(
      names = "--down-mbit",
      description = "What each downloader can take, Mbit/s; 0 is no limit.")
  private double downMbit = UNLIMITED;

  @Option(names = "--delay-ms", description = "From one peer to another, milliseconds each way.")
  private double delay = 20;

  @Option(
      names = "--uneven",
      description =
          "1 for downloaders that are all alike; 4 for rates and delays of a quarter to four times.")
  private double uneven = 1;

  @Option(names = "--uneven-seeders", description = "The same for the rates of seeders.")
  private double unevenSeeders = 1;

  @Option(names = "--join-over", description = "Downloaders come one by one in so many seconds.")
  private double joinOver;

  @Option(
      names = "--churn",
      description = "So many of a hundred downloaders go away once, in the midst of it.")
  private double churn;

  @Option(names = "--away", description = "For so many seconds, until they start again.")
  private double away = 10;

  @Option(names = "--leave-when-done", description = "Downloaders go when they have everything.")
  private boolean leaveWhenDone;

  /**
   * @param pieces of the file: absences begin while it is fetched
   */
  List<SimulatedPeer> draw(long seed, int pieces) {
    SplittableRandom chance = new SplittableRandom(seed);
    List<SimulatedPeer> all = new ArrayList<>();
    for (int i = 0; i < seeders; i++) {
      all.add(SimulatedPeer.seeder(seedMbit * MBIT * factor(unevenSeeders, chance)).at(delay / 2));
    }
    for (int i = 0; i < peers + freeRiders; i++) {
      SimulatedPeer kind =
          i < peers
              ? SimulatedPeer.downloader(upMbit * MBIT * factor(uneven, chance))
              : SimulatedPeer.freeRider();
      SimulatedPeer peer =
          kind.taking(
                  downMbit == UNLIMITED ? kind.down() : downMbit * MBIT * factor(uneven, chance))
              .at(delay / 2 * factor(uneven, chance))
              .joiningAt(joinOver * i / (peers + freeRiders));
      all.add(comingAndGoing(peer, chance, pieces));
    }
    return all;
  }

  private SimulatedPeer comingAndGoing(SimulatedPeer peer, SplittableRandom chance, int pieces) {
    SimulatedPeer chosen = leaveWhenDone ? peer.leavingAt(peer.joins()) : peer;
    if (chance.nextDouble(100) >= churn) {
      return chosen;
    }
    double copy = pieces * (double) Pieces.SIZE / (seeders * seedMbit * MBIT);
    double from = peer.joins() + chance.nextDouble(copy);
    return chosen.awayFrom(from, from + away);
  }

  /** From one so-and-so-manyth to so many times, one as likely as the other. */
  private static double factor(double most, SplittableRandom chance) {
    return Math.pow(most, 2 * chance.nextDouble() - 1);
  }
}
