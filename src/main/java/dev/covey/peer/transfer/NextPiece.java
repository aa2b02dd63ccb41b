package dev.covey.peer.transfer;

import java.util.BitSet;
import java.util.OptionalInt;

/**
 * Which piece, of those that nobody was asked for, a peer is asked for next (P6, P9). Pure; it
 * changes nothing.
 */
final class NextPiece {
  private final Assignments pieces;
  private final Plan plan;
  private final ReadAhead readAhead;
  private final Endgame endgame;
  private final Stragglers stragglers;
  private final int tries;

  /**
   * @param tries per piece and peer (D6)
   */
  NextPiece(
      Assignments pieces,
      Plan plan,
      ReadAhead readAhead,
      Endgame endgame,
      Stragglers stragglers,
      int tries) {
    this.pieces = pieces;
    this.plan = plan;
    this.readAhead = readAhead;
    this.endgame = endgame;
    this.stragglers = stragglers;
    this.tries = tries;
  }

  OptionalInt of(Assignee peer, long now) {
    if (plan.isInOrder()) {
      return readAhead.next(peer, now);
    }
    // What a straggler brings late should hold up nothing: it begins at the file's end.
    boolean last = plan.isUniform() && stragglers.straggles(peer);
    OptionalInt own =
        last ? last(peer, now) : plan.isUniform() ? inTurn(peer, now) : rarest(peer, now);
    return own.isPresent() ? own : endgame.takeOver(peer, last, now);
  }

  /** Loose pieces first, for they have waited longest; then the plan, which is in order. */
  private OptionalInt inTurn(Assignee peer, long now) {
    BitSet loose = pieces.loose();
    for (int piece = loose.nextSetBit(0); piece >= 0; piece = loose.nextSetBit(piece + 1)) {
      if (peer.canServe(piece, tries, now)) {
        return OptionalInt.of(piece);
      }
    }
    Integer planned = peer.planned.peekFirst();
    return planned == null ? OptionalInt.empty() : OptionalInt.of(planned);
  }

  /** The last of what is loose; nothing is planned for a straggler. */
  private OptionalInt last(Assignee peer, long now) {
    BitSet loose = pieces.loose();
    int piece = loose.length() - 1;
    while (piece >= 0 && !peer.canServe(piece, tries, now)) {
      piece = loose.previousSetBit(piece - 1);
    }
    return piece < 0 ? OptionalInt.empty() : OptionalInt.of(piece);
  }

  /** Of what is planned for the peer or loose. */
  private OptionalInt rarest(Assignee peer, long now) {
    BitSet able = (BitSet) pieces.loose().clone();
    able.and(peer.has);
    for (int piece = able.nextSetBit(0); piece >= 0; piece = able.nextSetBit(piece + 1)) {
      able.set(piece, peer.canServe(piece, tries, now));
    }
    peer.planned.forEach(able::set);
    return plan.rarest(able);
  }
}
