package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.PieceSet;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which missing piece is whose, of those that are wanted. Each is planned for one peer, asked of
 * one, or loose: nobody may send it now (P1). At the very end one that is asked may be asked of a
 * second peer (P9). Pure; one thread uses it.
 */
final class Assignments {
  private final int count;
  private final BitSet chosen;
  private final BitSet done;
  private final BitSet asked = new BitSet();
  private final BitSet loose = new BitSet();

  /** Whom a piece is planned for or asked of; null for loose and done ones. */
  private final Assignee[] owner;

  /** How many chosen pieces are not here. */
  private int missing;

  /** Of whom else a piece is asked. */
  private final Map<Integer, Assignee> seconds = new HashMap<>();

  /**
   * @param chosen the pieces that are wanted; the others are nobody's
   */
  Assignments(PieceSet done, PieceSet chosen) {
    this.count = done.size();
    this.chosen = chosen.toBitSet();
    this.done = done.toBitSet();
    this.owner = new Assignee[count];
    loose.or(this.chosen);
    loose.andNot(this.done);
    this.missing = loose.cardinality();
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

  /** The piece, planned for whomever or loose, is asked of that peer. */
  void ask(Assignee peer, int piece, long now) {
    Assignee before = owner[piece];
    if (before != null) {
      before.planned.remove(piece);
    }
    owner[piece] = peer;
    loose.clear(piece);
    asked.set(piece);
    peer.asked.put(piece, now);
  }

  /** The piece, which is asked of one peer, is asked of that one too. */
  void askAlso(Assignee peer, int piece, long now) {
    seconds.put(piece, peer);
    peer.asked.put(piece, now);
  }

  /**
   * The peer, of which the piece is asked, will not send it.
   *
   * @return whether it is loose now: not if it is asked of another too
   */
  boolean withdraw(Assignee peer, int piece) {
    if (peer.asked.remove(piece) == null) {
      return false;
    }
    if (peer.asked.isEmpty()) {
      peer.silence.end();
    }
    Assignee second = seconds.remove(piece);
    if (second == null) {
      owner[piece] = null;
      asked.clear(piece);
      loose.set(piece);
      return true;
    }
    if (owner[piece] == peer) {
      owner[piece] = second;
    }
    return false;
  }

  /** What is only planned for a peer is nobody's from here on. */
  void loosenPlanned(Assignee peer) {
    for (int piece : peer.planned) {
      owner[piece] = null;
      loose.set(piece);
    }
    peer.planned.clear();
  }

  /** The peer will send nothing more. */
  void loosenAll(Assignee peer) {
    loosenPlanned(peer);
    List.copyOf(peer.asked.keySet()).forEach(piece -> withdraw(peer, piece));
  }

  /** The piece is here, whoever sent it. */
  void finish(int piece) {
    Assignee first = owner[piece];
    if (first != null && first.asked.remove(piece) == null) {
      first.planned.remove(piece);
    }
    Assignee second = seconds.remove(piece);
    if (second != null) {
      second.asked.remove(piece);
    }
    owner[piece] = null;
    asked.clear(piece);
    loose.clear(piece);
    if (!done.get(piece)) {
      done.set(piece);
      missing -= chosen.get(piece) ? 1 : 0;
    }
  }

  /** Whether it is asked of two peers. */
  boolean isAskedTwice(int piece) {
    return seconds.containsKey(piece);
  }

  /** Whether one of these pieces is asked of somebody. */
  boolean isAnyAsked(BitSet of) {
    return asked.intersects(of);
  }

  boolean isAnyAskedTwice() {
    return !seconds.isEmpty();
  }

  /** Of whom a piece is asked beside that one. */
  Optional<Assignee> alsoAskedOf(DeviceId device, int piece) {
    for (Assignee peer : new Assignee[] {owner[piece], seconds.get(piece)}) {
      if (peer != null && !peer.device.equals(device) && peer.asked.containsKey(piece)) {
        return Optional.of(peer);
      }
    }
    return Optional.empty();
  }

  /** Null if it is loose or done. */
  Assignee owner(int piece) {
    return owner[piece];
  }

  boolean isAsked(int piece) {
    return piece < count && asked.get(piece);
  }

  /** Whether it is wanted and not here. */
  boolean isMissing(int piece) {
    return chosen.get(piece) && !done.get(piece);
  }

  /** The first piece that is wanted and not here; -1 if all are. */
  int firstMissing() {
    for (int piece = chosen.nextSetBit(0); piece >= 0; piece = chosen.nextSetBit(piece + 1)) {
      if (!done.get(piece)) {
        return piece;
      }
      // On to where this stretch of what is here ends.
      piece = done.nextClearBit(piece) - 1;
    }
    return -1;
  }

  /** Not to be changed by the caller, and not to be kept. */
  BitSet loose() {
    return loose;
  }

  int missing() {
    return missing;
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
