package dev.covey.peer.transfer;

import dev.covey.model.PieceSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The plan that a fresh download would make, for peers that are only described (P8): the same rule
 * (P1 to P3) in the same order (P6), without a network. Pure; the same study has the same outcome.
 *
 * <p>Only the first plan is studied. In a download it goes on from there: pieces come, scores
 * change, and a peer that idles takes over (P9).
 *
 * @param pieces how many there are, 1 to {@value #MOST_PIECES}; times the peers no more than
 *     {@value #MOST_CHOICES}
 * @param alpha weight of the score, 0 or more
 * @param beta weight of the load, 0 or more
 * @param k how much more than an even share one peer may get, 1 or more
 * @param seed of the random order among equally rare pieces
 */
public record AssignmentStudy(
    int pieces, List<DescribedPeer> peers, double alpha, double beta, double k, long seed) {
  public static final int MOST_PIECES = 1_000_000;

  /** Beyond this the sweep takes longer than somebody waits. */
  public static final int MOST_CHOICES = 20_000_000;

  private static final int SWEEP_STEPS = 5;

  /**
   * What the sweep found at one pair of weights.
   *
   * @param fairness as {@link AssignmentOutcome#fairness} says
   * @param correlation as {@link AssignmentOutcome#correlation} says
   * @param spread from the fewest pieces that a peer got to the most
   */
  public record SweepPoint(
      double alpha, double beta, OptionalDouble fairness, OptionalDouble correlation, int spread) {}

  /** A described peer while pieces are being assigned to it. */
  private static final class Candidate implements AssignmentRule.Contender {
    final int index;
    final DescribedPeer described;
    int load;

    Candidate(int index, DescribedPeer described) {
      this.index = index;
      this.described = described;
    }

    @Override
    public double score() {
      return described.score();
    }

    @Override
    public int load() {
      return load;
    }
  }

  public AssignmentStudy {
    peers = List.copyOf(peers);
    require(!peers.isEmpty(), "A study needs a peer.");
    require(
        pieces >= 1 && pieces <= MOST_PIECES,
        "%d pieces are not 1 to %d.".formatted(pieces, MOST_PIECES));
    require(
        (long) pieces * peers.size() <= MOST_CHOICES,
        "%d pieces times %d peers are more than %d: study fewer."
            .formatted(pieces, peers.size(), MOST_CHOICES));
    require(alpha >= 0 && beta >= 0 && k >= 1, "alpha and beta are 0 or more, k is 1 or more.");
    for (DescribedPeer peer : peers) {
      require(
          peer.pieces().size() == pieces,
          "%s is described for %d pieces, not %d."
              .formatted(peer.name(), peer.pieces().size(), pieces));
    }
  }

  private static void require(boolean fits, String reason) {
    if (!fits) {
      throw new IllegalArgumentException(reason);
    }
  }

  /** Assigns every piece that somebody has and may send. */
  public AssignmentOutcome run() {
    return run(alpha, beta, order());
  }

  /** The same peers and order under alpha and beta from 0 to 1 in steps of 0.2. */
  public List<SweepPoint> sweep() {
    int[] order = order();
    List<SweepPoint> points = new ArrayList<>();
    for (int a = 0; a <= SWEEP_STEPS; a++) {
      for (int b = 0; b <= SWEEP_STEPS; b++) {
        double someAlpha = (double) a / SWEEP_STEPS;
        double someBeta = (double) b / SWEEP_STEPS;
        AssignmentOutcome outcome = run(someAlpha, someBeta, order);
        points.add(
            new SweepPoint(
                someAlpha,
                someBeta,
                outcome.fairness(),
                outcome.correlation(),
                outcome.max() - outcome.min()));
      }
    }
    return points;
  }

  /** As {@code PiecePicker} plans: the rarest first, those of nobody left out. */
  private int[] order() {
    int[] holders = new int[pieces];
    peers.forEach(peer -> peer.pieces().indices().forEach(piece -> holders[piece]++));
    BitSet missing = PieceSet.all(pieces).toBitSet();
    return new PieceOrder(pieces, PiecePicker.Rules.BAND, new SplittableRandom(seed))
        .rarestFirst(missing, holders, isUniform())
        .toArray();
  }

  private boolean isUniform() {
    return peers.stream().filter(AssignmentStudy::serves).allMatch(p -> p.pieces().isComplete());
  }

  private static boolean serves(DescribedPeer peer) {
    return peer.pieces().count() > 0;
  }

  private AssignmentOutcome run(double someAlpha, double someBeta, int[] order) {
    AssignmentRule rule = new AssignmentRule(someAlpha, someBeta, k);
    List<Candidate> serving =
        IntStream.range(0, peers.size())
            .mapToObj(i -> new Candidate(i, peers.get(i)))
            .filter(candidate -> serves(candidate.described))
            .toList();
    int cap = rule.cap(pieces, serving.size());
    boolean uniform = isUniform();
    List<AssignmentOutcome.Turn> turns = new ArrayList<>(order.length);
    for (int piece : order) {
      rule.choose(piece, uniform ? serving : holders(serving, piece), cap)
          .ifPresent(chosen -> {
            chosen.load++;
            turns.add(new AssignmentOutcome.Turn(piece, chosen.index));
          });
    }
    return new AssignmentOutcome(
        peers, cap, turns, order.length - turns.size(), pieces - order.length);
  }

  private static List<Candidate> holders(List<Candidate> serving, int piece) {
    List<Candidate> holders = new ArrayList<>(serving.size());
    for (Candidate candidate : serving) {
      if (candidate.described.pieces().contains(piece)) {
        holders.add(candidate);
      }
    }
    return holders;
  }
}
