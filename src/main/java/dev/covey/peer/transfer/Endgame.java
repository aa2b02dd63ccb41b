package dev.covey.peer.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What a peer that has run out of work can do for those that will finish last (P9), be they slow or
 * hostile. Pure, like the {@link PiecePicker} that asks; it changes nothing.
 */
final class Endgame {
  /** So many times sooner must a second peer be done with a piece to be asked for it. */
  private static final int MUCH = 2;

  /** In nanoseconds: who owes a piece for so long may be doubted by somebody unproven too. */
  private static final long DOUBT = Duration.ofSeconds(1).toNanos();

  private final Collection<Assignee> peers;
  private final Assignments pieces;
  private final int tries;

  /**
   * @param peers all who ever joined, as they are at any time
   * @param tries per piece and peer (D6)
   */
  Endgame(Collection<Assignee> peers, Assignments pieces, int tries) {
    this.peers = peers;
    this.pieces = pieces;
    this.tries = tries;
  }

  /**
   * From whoever will finish last, if this peer would be done with the piece sooner.
   *
   * @param last whether the last piece that is planned for that one comes first
   */
  OptionalInt takeOver(Assignee peer, boolean last, long now) {
    for (Assignee other : slowerThan(peer, any -> !any.planned.isEmpty(), 1, now)) {
      for (int piece : last ? other.planned.reversed() : other.planned) {
        if (peer.canServe(piece, tries, now)) {
          return OptionalInt.of(piece);
        }
      }
    }
    return OptionalInt.empty();
  }

  /**
   * At the very end, for a peer that has nothing else to do: what another was asked for and will
   * send much later than this one could, for what is on its way is sent twice. The last of it,
   * which has waited least.
   */
  OptionalInt second(Assignee peer, long now) {
    return owed(
        peer,
        now,
        (other, piece) -> !pieces.isAskedTwice(piece) && isTheOneFor(peer, other, piece, now));
  }

  /** A piece that two owe, if both are much slower than this peer and keep us waiting. */
  OptionalInt overdue(Assignee peer, long now) {
    return peer.isProven() && pieces.isAnyAskedTwice()
        ? owed(
            peer,
            now,
            (_, piece) -> owing(piece).stream().allMatch(other -> isOverdue(other, peer, now)))
        : OptionalInt.empty();
  }

  /** Who owes the piece and joined last. */
  Assignee lastToOwe(int piece) {
    return owing(piece).getLast();
  }

  private OptionalInt owed(Assignee peer, long now, BiPredicate<Assignee, Integer> suitable) {
    if (!pieces.isAnyAsked(peer.has)) {
      return OptionalInt.empty();
    }
    for (Assignee other : slowerThan(peer, any -> !any.asked.isEmpty(), MUCH, now)) {
      for (int piece : other.asked.sequencedKeySet().reversed()) {
        if (peer.canServe(piece, tries, now) && suitable.test(other, piece)) {
          return OptionalInt.of(piece);
        }
      }
    }
    return OptionalInt.empty();
  }

  /**
   * Not one of which nothing came yet if another is known to be fast enough, or peers that never
   * send anything would take each other's pieces until the end.
   */
  private boolean isTheOneFor(Assignee peer, Assignee other, int piece, long now) {
    return peer.isProven()
        || peers.stream()
            .filter(Assignee::isProven)
            .filter(proven -> proven.canServe(piece, tries, now))
            .noneMatch(proven -> isSlower(other, proven, MUCH, now));
  }

  private List<Assignee> owing(int piece) {
    return peers.stream().filter(peer -> peer.asked.containsKey(piece)).toList();
  }

  private static boolean isOverdue(Assignee other, Assignee peer, long now) {
    return other != peer && other.waited(now) > DOUBT && isSlower(other, peer, MUCH, now);
  }

  /**
   * Those that will finish what they have later than this peer one piece more, so many times later;
   * the last first.
   *
   * @param has whether a peer has what is looked for, and so something to finish
   */
  private List<Assignee> slowerThan(Assignee peer, Predicate<Assignee> has, int times, long now) {
    List<Assignee> slower = new ArrayList<>();
    for (Assignee other : peers) {
      if (other != peer && has.test(other) && isSlower(other, peer, times, now)) {
        slower.add(other);
      }
    }
    slower.sort(Comparator.comparingDouble(other -> -other.timeToFinish(0, now)));
    return slower;
  }

  /** A peer of which nothing came yet is given the benefit of the doubt. */
  private static boolean isSlower(Assignee other, Assignee peer, int times, long now) {
    if (peer.isProven()) {
      return times * peer.timeToFinish(1, now) < other.timeToFinish(0, now);
    }
    return peer.load() + 1 < other.load() || (peer.load() == 0 && other.waited(now) > DOUBT);
  }
}
