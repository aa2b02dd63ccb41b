package dev.covey.peer.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/**
 * Whom missing pieces are planned for (P1 to P3): all anew when peers come and go, single ones as
 * they become loose. Pure, like the {@link PiecePicker} that it is part of.
 */
final class Plan {
  private final Collection<Assignee> peers;
  private final Assignments pieces;
  private final PiecePicker.Rules rules;
  private final PieceOrder order;
  private final Stragglers stragglers;
  private final int count;

  /** How many of the peers that serve have a piece, as of the last plan and what came since. */
  private final int[] holders;

  private int cap = 1;
  private boolean stale = true;
  private boolean inOrder;

  /** Whether all that serve have everything, so that no piece is rarer than another. */
  private boolean uniform;

  /**
   * @param peers all who ever joined, as they are at any time
   * @param count pieces of the file
   */
  Plan(
      Collection<Assignee> peers,
      Assignments pieces,
      PiecePicker.Rules rules,
      PieceOrder order,
      Stragglers stragglers,
      int count) {
    this.peers = peers;
    this.pieces = pieces;
    this.rules = rules;
    this.order = order;
    this.stragglers = stragglers;
    this.count = count;
    this.holders = new int[count];
  }

  /** Nothing is planned ahead while pieces are asked for in the order of the file. */
  void inOrder(boolean now) {
    stale |= now != inOrder;
    inOrder = now;
  }

  boolean isInOrder() {
    return inOrder;
  }

  /** Whether all that serve have everything, as of the last plan. */
  boolean isUniform() {
    return uniform;
  }

  /** Whether a piece that is late holds up the file's beginning. */
  boolean isOrdered() {
    return uniform || inOrder;
  }

  /** P2, as of the last plan. */
  int cap() {
    return cap;
  }

  /** Peers came or went: all is planned anew before anything is asked. */
  void outdated() {
    stale = true;
  }

  /** One of the peers has that piece too. */
  void anotherHas(int piece, long now) {
    holders[piece]++;
    if (pieces.loose().get(piece)) {
      assign(piece, now);
    }
  }

  /** The rarest of these pieces: how rare one is changes all the time (P6). */
  OptionalInt rarest(BitSet of) {
    return order.rarest(of, holders);
  }

  /** Gives a loose piece to the best peer that may send it now, before what that has planned. */
  void assign(int piece, long now) {
    if (inOrder) {
      return;
    }
    rules
        .assignment()
        .choose(piece, able(sharing(serving()), piece, now), cap)
        .ifPresent(peer -> pieces.plan(peer, piece, true));
  }

  /** Plans all that is not asked for, if that is due. */
  void make(long now) {
    stale |= stragglers.look(now) && uniform;
    if (!stale) {
      return;
    }
    stale = false;
    peers.forEach(pieces::loosenPlanned);
    List<Assignee> serving = serving();
    uniform = serving.stream().allMatch(peer -> peer.has.cardinality() == count);
    List<Assignee> sharing = sharing(serving);
    cap = rules.assignment().cap(pieces.missing(), sharing.size());
    countHolders(serving);
    if (inOrder) {
      return;
    }
    for (int piece : order.rarestFirst(pieces.loose(), holders, uniform).toArray()) {
      rules
          .assignment()
          .choose(piece, able(sharing, piece, now), cap)
          .ifPresent(peer -> pieces.plan(peer, piece, false));
    }
  }

  private void countHolders(List<Assignee> serving) {
    Arrays.fill(holders, 0);
    for (Assignee peer : serving) {
      peer.has.stream().forEach(piece -> holders[piece]++);
    }
  }

  /** How many have each piece, as it stands now; not to be changed by the caller, or kept. */
  int[] holders() {
    if (stale) {
      countHolders(serving());
    }
    return holders;
  }

  private List<Assignee> serving() {
    return peers.stream().filter(Assignee::serves).toList();
  }

  /** While all have everything, a straggler needs no share: others have its pieces. */
  private List<Assignee> sharing(List<Assignee> serving) {
    return uniform ? stragglers.without(serving) : serving;
  }

  private List<Assignee> able(List<Assignee> sharing, int piece, long now) {
    List<Assignee> able = new ArrayList<>(sharing.size());
    for (Assignee peer : sharing) {
      if (peer.servesNow(piece, rules.tries(), now)) {
        able.add(peer);
      }
    }
    return able;
  }
}
