package dev.covey.peer.transfer;

import dev.covey.model.PieceSet;
import java.util.BitSet;

/**
 * Which missing piece is whose. Each is planned for one peer, asked of one, or loose: nobody may
 * send it now (P1). Pure; one thread uses it.
 */
final class Assignments {
  private final int count;
  private final BitSet done;
  private final BitSet asked = new BitSet();
  private final BitSet loose = new BitSet();

  /** Whom a piece is planned for or asked of; null for loose and done ones. */
  private final Assignee[] owner;

  Assignments(PieceSet done) {
    this.count = done.size();
    this.done = done.toBitSet();
    this.owner = new Assignee[count];
    loose.set(0, count);
    loose.andNot(this.done);
  }

  /** Plans a loose piece for a peer, before or after what it has planned. */
  void plan(Assignee peer, int piece, boolean first) {
    owner[piece] = peer;
    loose.clear(piece);
    if (first) {
      peer.planned.addFirst(piece);
    } else {
      peer.planned.addLast(piece);
    }
  }

  /** The piece, whoever's it was, is asked of that peer. */
  void ask(Assignee peer, int piece, long now) {
    loosen(piece);
    owner[piece] = peer;
    loose.clear(piece);
    asked.set(piece);
    peer.asked.put(piece, now);
  }

  /** The piece is nobody's from here on. */
  void loosen(int piece) {
    Assignee peer = owner[piece];
    if (peer != null) {
      if (peer.asked.remove(piece) == null) {
        peer.planned.remove(piece);
      }
      asked.clear(piece);
      owner[piece] = null;
    }
    if (!done.get(piece)) {
      loose.set(piece);
    }
  }

  /** What is only planned for a peer is nobody's from here on. */
  void loosenPlanned(Assignee peer) {
    for (int piece : peer.planned) {
      owner[piece] = null;
      loose.set(piece);
    }
    peer.planned.clear();
  }

  void loosenAll(Assignee peer) {
    loosenPlanned(peer);
    for (int piece : peer.asked.keySet()) {
      owner[piece] = null;
      asked.clear(piece);
      loose.set(piece);
    }
    peer.asked.clear();
  }

  /**
   * The piece is here.
   *
   * @return whether it was missing
   */
  boolean finish(int piece) {
    boolean missing = !done.get(piece);
    loosen(piece);
    loose.clear(piece);
    done.set(piece);
    return missing;
  }

  boolean isOwner(Assignee peer, int piece) {
    return owner[piece] == peer;
  }

  /** Null if it is loose or done. */
  Assignee owner(int piece) {
    return owner[piece];
  }

  /** Not to be changed by the caller, and not to be kept. */
  BitSet loose() {
    return loose;
  }

  int missing() {
    return count - done.cardinality();
  }

  /** Pieces from the beginning on without a gap. */
  int prefix() {
    return done.nextClearBit(0);
  }

  PieceSet done() {
    return PieceSet.of(count, done);
  }

  PieceSet asked() {
    return PieceSet.of(count, asked);
  }
}
