package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/**
 * What to ask of a peer (P9): what nobody was asked for, what another holds the download up with,
 * and at the very end what is asked of another already. Pure, like the {@link PiecePicker} that it
 * is part of.
 */
final class Asking {
  private final Assignments pieces;
  private final Plan plan;
  private final Setbacks setbacks;
  private final ReadAhead readAhead;
  private final Endgame endgame;
  private final Stragglers stragglers;
  private final NextPiece next;
  private final List<GivenUp> givenUp = new ArrayList<>();

  /** A piece that was asked of a peer, who need not send it any more though it is not here. */
  record GivenUp(DeviceId device, int piece) {}

  /**
   * @param peers all who ever joined, as they are at any time
   * @param tries per piece and peer (D6)
   */
  Asking(
      Collection<Assignee> peers,
      Assignments pieces,
      Plan plan,
      Setbacks setbacks,
      Stragglers stragglers,
      int tries) {
    this.pieces = pieces;
    this.plan = plan;
    this.setbacks = setbacks;
    this.stragglers = stragglers;
    this.readAhead = new ReadAhead(peers, pieces, tries);
    this.endgame = new Endgame(peers, pieces, tries);
    this.next = new NextPiece(pieces, plan, readAhead, endgame, stragglers, tries);
  }

  /**
   * The pieces to ask of a peer now; they count as asked from here on.
   *
   * @param most at most so many
   */
  List<Integer> of(Assignee peer, int most, long now) {
    plan.make(now);
    List<Integer> chosen = new ArrayList<>();
    int room = room(peer, most, now);
    if (plan.isInOrder() && room > 0) {
      readAhead.late(peer, now).ifPresent(piece -> askAlso(peer, piece, chosen, now));
    }
    while (chosen.size() < room && askOne(peer, chosen, now)) {
      // The next one.
    }
    if (peer.asked.isEmpty() && room > 0) {
      second(peer, now).ifPresent(piece -> askAlso(peer, piece, chosen, now));
    }
    if (!chosen.isEmpty()) {
      stragglers.asked(peer, now);
    }
    return chosen;
  }

  private int room(Assignee peer, int most, long now) {
    return plan.isOrdered()
        ? Math.min(most, stragglers.window(peer, now) - peer.asked.size())
        : most;
  }

  /** What a straggler holds the others up with, or what nobody was asked for. */
  private boolean askOne(Assignee peer, List<Integer> chosen, long now) {
    OptionalInt nobodys = next.of(peer, now);
    OptionalInt owed = stragglers.owed(peer, nobodys, plan.isOrdered(), now);
    if (owed.isPresent()) {
      askAlso(peer, owed.getAsInt(), chosen, now);
      return true;
    }
    if (nobodys.isEmpty()) {
      return false;
    }
    pieces.ask(peer, nobodys.getAsInt(), now);
    chosen.add(nobodys.getAsInt());
    return true;
  }

  private void askAlso(Assignee peer, int piece, List<Integer> chosen, long now) {
    pieces.askAlso(peer, piece, now);
    chosen.add(piece);
  }

  /** What is asked of another already: of two at most, never of three. */
  private OptionalInt second(Assignee peer, long now) {
    OptionalInt once = endgame.second(peer, now);
    if (once.isPresent()) {
      return once;
    }
    OptionalInt twice = endgame.overdue(peer, now);
    twice.ifPresent(piece -> giveUp(endgame.lastToOwe(piece), piece, now));
    return twice;
  }

  private void giveUp(Assignee late, int piece, long now) {
    setbacks.failed(late, piece, now);
    givenUp.add(new GivenUp(late.device, piece));
  }

  /** Who was given up with what, since this was last called. */
  List<GivenUp> givenUp() {
    List<GivenUp> all = List.copyOf(givenUp);
    givenUp.clear();
    return all;
  }
}
