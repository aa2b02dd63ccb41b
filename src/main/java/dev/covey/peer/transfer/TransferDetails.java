package dev.covey.peer.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one download beyond its {@link TransferSnapshot}, for who looks at it alone.
 *
 * @param pieces piece by piece; empty until a moment after the first look, and while nothing is
 *     fetched
 * @param rates second by second up to now, oldest first, {@value #SECONDS} at the most; in seconds
 *     in which it did not run 0
 * @param weights by which pieces are assigned
 */
public record TransferDetails(Optional<PieceTable> pieces, List<Sample> rates, Weights weights) {
  /** Five minutes. */
  public static final int SECONDS = 300;

  /**
   * A second of a download.
   *
   * @param rate bytes a second
   * @param peers that were connected
   * @param sent bytes a second that others were sent of it
   */
  public record Sample(long rate, int peers, long sent) {
    /** A second in which nothing of it was sent. */
    public Sample(long rate, int peers) {
      this(rate, peers, 0);
    }
  }

  /**
   * The weights of the assignment (P3).
   *
   * @param alpha of the score
   * @param beta of the load
   */
  public record Weights(double alpha, double beta) {}

  public TransferDetails {
    rates = List.copyOf(rates);
  }

  /**
   * The same with what was sent.
   *
   * @param sent bytes a second up to now, of at least as many seconds
   */
  TransferDetails withSent(long[] sent) {
    List<Sample> both = new ArrayList<>(rates.size());
    int from = sent.length - rates.size();
    for (int i = 0; i < rates.size(); i++) {
      Sample sample = rates.get(i);
      both.add(new Sample(sample.rate(), sample.peers(), sent[from + i]));
    }
    return new TransferDetails(pieces, both, weights);
  }
}
