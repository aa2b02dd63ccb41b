package dev.covey.peer.transfer;

import java.util.ArrayList;
import java.util.List;

/**
 * How fast a download was in the last minutes, a sample a second. Any threads may add and ask; time
 * comes in as {@link System#nanoTime}.
 */
final class RateHistory {
  private static final long SECOND = 1_000_000_000L;

  // Guarded by this
  private final long[] rates = new long[TransferDetails.SECONDS];
  private final int[] peers = new int[TransferDetails.SECONDS];

  /** The second that is being filled; the ones before it are settled. */
  private long current = Long.MIN_VALUE;

  private long first = Long.MIN_VALUE;

  /** The last second in which something was told. */
  private long told = Long.MIN_VALUE;

  /**
   * It is that fast now, of so many peers; the last rate of a second, and the most peers, stand for
   * it.
   */
  synchronized void add(long rate, int connected, long now) {
    advance(now);
    rates[index(current)] = rate;
    peers[index(current)] = Math.max(peers[index(current)], connected);
    told = current;
  }

  /**
   * Second by second up to now, oldest first; seconds in which nothing was told are 0. One that has
   * only begun is like the one before until something is told: else the rate would seem to fall to
   * nothing at the begin of each.
   */
  synchronized List<TransferDetails.Sample> samples(long now) {
    if (current == Long.MIN_VALUE) {
      return List.of();
    }
    advance(now);
    long from = Math.max(first, current - TransferDetails.SECONDS + 1);
    List<TransferDetails.Sample> samples = new ArrayList<>((int) (current - from + 1));
    for (long second = from; second <= current; second++) {
      int at = index(second == told + 1 && second == current ? told : second);
      samples.add(new TransferDetails.Sample(rates[at], peers[at]));
    }
    return samples;
  }

  private void advance(long now) {
    long target = Math.floorDiv(now, SECOND);
    if (current == Long.MIN_VALUE) {
      first = target;
      current = target - 1;
    }
    for (long i = 1; i <= Math.min(TransferDetails.SECONDS, target - current); i++) {
      rates[index(current + i)] = 0;
      peers[index(current + i)] = 0;
    }
    current = Math.max(current, target);
  }

  private static int index(long second) {
    return Math.floorMod(second, TransferDetails.SECONDS);
  }
}
