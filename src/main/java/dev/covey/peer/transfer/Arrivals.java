package dev.covey.peer.transfer;

import dev.covey.model.PieceSet;
import dev.covey.model.Subscription;
import java.util.BitSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pieces that a download has, in the order in which they came. One thread adds; any others
 * follow, each at its own pace, and take no lock.
 */
final class Arrivals {
  private final int[] order;
  private final boolean[] here;
  private final Set<Runnable> followers = ConcurrentHashMap.newKeySet();

  /** Written after the arrays, and read before them. */
  private volatile int count;

  Arrivals(PieceSet found) {
    order = new int[found.size()];
    here = new boolean[found.size()];
    found.indices().forEach(this::append);
  }

  private void append(int piece) {
    if (!here[piece]) {
      int at = count;
      here[piece] = true;
      order[at] = piece;
      count = at + 1;
    }
  }

  /** One piece more; does nothing if it is here already. */
  void add(int piece) {
    append(piece);
    wake();
  }

  /** Wakes all that follow. */
  void wake() {
    followers.forEach(Runnable::run);
  }

  int count() {
    return count;
  }

  /**
   * Which piece came as number {@code at}, from 0.
   *
   * @param at less than {@link #count}
   */
  int piece(int at) {
    if (at >= count) {
      throw new IndexOutOfBoundsException(at);
    }
    return order[at];
  }

  boolean has(int piece) {
    return count > 0 && here[piece];
  }

  /** The first so many that came. */
  PieceSet first(int some) {
    BitSet bits = new BitSet(order.length);
    for (int at = 0; at < some; at++) {
      bits.set(piece(at));
    }
    return PieceSet.of(order.length, bits);
  }

  /** From now on runs this, quickly, whenever something came; it must be one of its own. */
  Subscription follow(Runnable wake) {
    followers.add(wake);
    return () -> followers.remove(wake);
  }
}
