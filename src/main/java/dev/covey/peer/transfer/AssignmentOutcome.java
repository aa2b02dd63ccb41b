package dev.covey.peer.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Who got which piece in an {@link AssignmentStudy}, and the figures that follow (P8). Pure. A peer
 * that has no piece counts as one that got none.
 *
 * @param peers in the order in which they were described
 * @param cap the most pieces that one peer may get (P2)
 * @param turns in the order of assignment
 * @param waiting pieces whose holders were all at their cap; a download asks for them later
 * @param missing pieces that nobody has
 */
public record AssignmentOutcome(
    List<DescribedPeer> peers, int cap, List<Turn> turns, int waiting, int missing) {
  private static final int PARTS = 10;

  /**
   * A piece was assigned.
   *
   * @param peer its place among the described peers
   */
  public record Turn(int piece, int peer) {}

  /**
   * A stretch of the turns.
   *
   * @param from number of its first turn, from 0
   * @param to number of the turn after its last
   * @param loads what each peer got in it
   * @param meanScore of the peers that got its pieces, each as often as it got one
   */
  public record Stretch(int from, int to, List<Integer> loads, double meanScore) {
    public Stretch {
      loads = List.copyOf(loads);
    }

    /** The least that a peer got. */
    public int min() {
      return loads.stream().mapToInt(load -> load).min().orElse(0);
    }

    /** The most that a peer got. */
    public int max() {
      return loads.stream().mapToInt(load -> load).max().orElse(0);
    }
  }

  public AssignmentOutcome {
    peers = List.copyOf(peers);
    turns = List.copyOf(turns);
  }

  /** Pieces that each peer got, in the order of the peers. */
  public List<Integer> loads() {
    return Arrays.stream(counts(0, turns.size())).boxed().toList();
  }

  /** Pieces assigned. */
  public int total() {
    return turns.size();
  }

  /** The most that a peer got. */
  public int max() {
    return Arrays.stream(counts(0, turns.size())).max().orElse(0);
  }

  /** The least that a peer got. */
  public int min() {
    return Arrays.stream(counts(0, turns.size())).min().orElse(0);
  }

  /** Pieces a peer. */
  public double average() {
    return (double) total() / peers.size();
  }

  /** How many peers got a number of pieces, for each number that some peer got. */
  public SortedMap<Integer, Integer> peersPerCount() {
    SortedMap<Integer, Integer> peersOf = new TreeMap<>();
    loads().forEach(load -> peersOf.merge(load, 1, Integer::sum));
    return peersOf;
  }

  /** How many peers have a score, rounded to tenths, by the number of tenths. */
  public SortedMap<Integer, Integer> peersPerScore() {
    SortedMap<Integer, Integer> peersOf = new TreeMap<>();
    peers.forEach(peer -> peersOf.merge(tenths(peer), 1, Integer::sum));
    return peersOf;
  }

  /** How many pieces the peers of a score, rounded to tenths, got, by the number of tenths. */
  public SortedMap<Integer, Integer> piecesPerScore() {
    int[] counts = counts(0, turns.size());
    SortedMap<Integer, Integer> piecesOf = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      piecesOf.merge(tenths(peers.get(i)), counts[i], Integer::sum);
    }
    return piecesOf;
  }

  private static int tenths(DescribedPeer peer) {
    return (int) Math.round(peer.score() * 10);
  }

  /** How far scores and pieces go together; empty if one of them is the same for all peers. */
  public OptionalDouble correlation() {
    return Measures.correlation(
        peers.stream().mapToDouble(DescribedPeer::score).toArray(), counts(0, turns.size()));
  }

  /** How evenly pieces are shared; empty if none was assigned. */
  public OptionalDouble fairness() {
    return Measures.fairness(counts(0, turns.size()));
  }

  /** Each tenth of the turns, the first first; of fewer than ten turns, each turn. */
  public List<Stretch> trend() {
    List<Stretch> stretches = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      int from = (int) ((long) turns.size() * part / PARTS);
      int to = (int) ((long) turns.size() * (part + 1) / PARTS);
      if (from < to) {
        stretches.add(stretch(from, to));
      }
    }
    return stretches;
  }

  private Stretch stretch(int from, int to) {
    double sum =
        IntStream.range(from, to).mapToDouble(i -> peers.get(turns.get(i).peer()).score()).sum();
    return new Stretch(
        from, to, Arrays.stream(counts(from, to)).boxed().toList(), sum / (to - from));
  }

  private int[] counts(int from, int to) {
    int[] counts = new int[peers.size()];
    for (int i = from; i < to; i++) {
      counts[turns.get(i).peer()]++;
    }
    return counts;
  }
}
