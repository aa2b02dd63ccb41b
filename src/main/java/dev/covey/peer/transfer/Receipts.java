package dev.covey.peer.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Tells seeders which pieces have come from them, once others are known who fetch the file too: so
 * a seeder knows what has left it, and leaves it to us to pass that on ({@link Spread}). Who
 * fetches alone saves the messages. Confined to the download's thread.
 *
 * @param <L> a connection to a seeder
 */
final class Receipts<L> {
  /** More than any seeder can take for under way. */
  private static final int MOST_KEPT = 256;

  /** Tells one of them. */
  private final BiConsumer<L, List<Integer>> teller;

  private final Map<L, Deque<Integer>> untold = new HashMap<>();
  private boolean together;

  Receipts(BiConsumer<L, List<Integer>> teller) {
    this.teller = teller;
  }

  /** A piece has come over that connection. */
  void came(L link, int piece) {
    Deque<Integer> pieces = untold.computeIfAbsent(link, _ -> new ArrayDeque<>());
    if (!together && pieces.size() == MOST_KEPT) {
      pieces.remove();
    }
    pieces.add(piece);
  }

  /** Somebody has only part of the file, and so is about to ask for the rest. */
  void othersFetch() {
    together = true;
  }

  /** The connection has ended. */
  void left(L link) {
    untold.remove(link);
  }

  /** Tells what has come since. */
  void tell() {
    if (together && !untold.isEmpty()) {
      untold.forEach((link, pieces) -> teller.accept(link, List.copyOf(pieces)));
      untold.clear();
    }
  }
}
