package dev.covey.peer.transfer;

import java.util.BitSet;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * What to ask of a peer for somebody who reads the file while it comes: the next pieces, in the
 * order of the file. Pure; it looks at the picker's peers and pieces and changes nothing.
 *
 * <p>A slow peer is asked for a piece so far ahead that it comes about when it is needed, and what
 * is late nevertheless is asked of a faster one too (P9).
 */
final class ReadAhead {
  /** Pieces from the first missing one on that are needed soon: 16 MiB. */
  static final int WINDOW = 32;

  /** So many times sooner must a piece be needed, and a second peer be done with it. */
  private static final int MUCH = 2;

  private final Collection<Assignee> peers;
  private final Assignments pieces;
  private final int tries;

  ReadAhead(Collection<Assignee> peers, Assignments pieces, int tries) {
    this.peers = peers;
    this.pieces = pieces;
    this.tries = tries;
  }

  /** The next piece to ask of the peer, of those that nobody is asked for. */
  OptionalInt next(Assignee peer, long now) {
    int skip = ahead(peer, now);
    BitSet loose = pieces.loose();
    OptionalInt last = OptionalInt.empty();
    for (int piece = loose.nextSetBit(0); piece >= 0; piece = loose.nextSetBit(piece + 1)) {
      if (peer.canServe(piece, tries, now)) {
        last = OptionalInt.of(piece);
        if (skip-- == 0) {
          break;
        }
      }
    }
    return last;
  }

  /** How many of the next pieces others will have brought before the peer brings another. */
  private int ahead(Assignee peer, long now) {
    if (peer.score.rate() == 0) {
      return 0;
    }
    double seconds = peer.timeToFinish(1, now) / 1e9;
    double brought = 0;
    for (Assignee other : peers) {
      if (other != peer && other.serves()) {
        brought += Math.max(0, other.score.rate() * seconds - other.asked.size());
      }
    }
    return (int) Math.min(WINDOW - 1, brought);
  }

  /**
   * A piece that was asked of another who will be late with it: all before it will be here much
   * sooner, and this peer could bring it much sooner. One at a time, for it may come twice.
   */
  OptionalInt late(Assignee peer, long now) {
    if (peer.score.rate() == 0 || peer.asked.keySet().stream().anyMatch(pieces::isAskedTwice)) {
      return OptionalInt.empty();
    }
    double mine = peer.timeToFinish(1, now);
    double aPiece =
        1e9 / peers.stream().filter(Assignee::serves).mapToDouble(p -> p.score.rate()).sum();
    int before = 0;
    int first = pieces.firstMissing();
    for (int piece = first; piece >= 0 && piece < first + WINDOW; piece++) {
      double needed = Math.max(mine, before * aPiece);
      if (isOfAnother(piece, peer)
          && peer.canServe(piece, tries, now)
          && MUCH * needed < pieces.owner(piece).timeUntil(piece, now)) {
        return OptionalInt.of(piece);
      }
      before += pieces.isMissing(piece) ? 1 : 0;
    }
    return OptionalInt.empty();
  }

  private boolean isOfAnother(int piece, Assignee peer) {
    return pieces.isAsked(piece) && pieces.owner(piece) != peer && !pieces.isAskedTwice(piece);
  }
}
