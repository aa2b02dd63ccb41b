package dev.covey.peer.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/**
 * Who sends next to nothing beside what the others send, and what should be asked of others
 * therefore while the download goes on (P9): pieces that hold up the file's beginning, and so the
 * digests of the whole. Pure, like the {@link PiecePicker} that tells it what happened.
 *
 * <p>What came counts, and what did not, beside what came from others; not time alone: a peer
 * straggles if each of the others brought {@link #BEHIND} pieces while it brought none, or if it
 * needs so many times as long for a piece as the best does.
 */
final class Stragglers {
  private static final int BEHIND = 64;

  /** In nanoseconds: what a first piece may take from far away, however fast others are. */
  private static final long PATIENCE = Duration.ofMillis(250).toNanos();

  /** In nanoseconds: silence after which there is no hope of what would only be needed last. */
  private static final long DOUBT = Duration.ofSeconds(1).toNanos();

  /** Nanoseconds between two looks at all peers. */
  private static final long PAUSE = Duration.ofMillis(20).toNanos();

  /** Pieces asked of a peer that keeps silent: enough to hear of it when it goes on. */
  private static final int PROBE = 1;

  /** So many times sooner must another be done with a piece to be asked for it too. */
  private static final int MUCH = 2;

  private final Collection<Assignee> peers;
  private final Assignments pieces;
  private final int tries;

  private List<Assignee> straggling = List.of();
  private int came;
  private boolean looked;
  private long lookedAt;

  /**
   * @param peers all who ever joined, as they are at any time
   * @param tries per piece and peer (D6)
   */
  Stragglers(Collection<Assignee> peers, Assignments pieces, int tries) {
    this.peers = peers;
    this.pieces = pieces;
    this.tries = tries;
  }

  // What happened

  /** The peer was asked for something. */
  void asked(Assignee peer, long now) {
    peer.silence.owes(now, came);
  }

  /** A piece came from the peer, which owes so many now. */
  void came(Assignee peer, int owes, long now) {
    came++;
    peer.silence.end();
    if (owes > 0) {
      peer.silence.owes(now, came);
    }
  }

  /**
   * Looks at what all have sent, now and then.
   *
   * @return whether others straggle than before
   */
  boolean look(long now) {
    if (looked && now - lookedAt < PAUSE) {
      return false;
    }
    looked = true;
    lookedAt = now;
    double best = Double.POSITIVE_INFINITY;
    int steady = 0;
    for (Assignee peer : peers) {
      if (peer.serves() && peer.isProven()) {
        best = Math.min(best, 1e9 / peer.score.rate());
        steady += straggles(peer) ? 0 : 1;
      }
    }
    List<Assignee> found = new ArrayList<>();
    for (Assignee peer : peers) {
      int others = steady - (peer.isProven() && !straggles(peer) ? 1 : 0);
      if (peer.serves() && (isSilent(peer, others, now) || isSlow(peer, best))) {
        found.add(peer);
      }
    }
    boolean changed = !found.equals(straggling);
    straggling = found;
    return changed;
  }

  private boolean isSilent(Assignee peer, int others, long now) {
    return others > 0
        && peer.silence.nanos(now) > PATIENCE
        && peer.silence.missed(came) >= BEHIND * others;
  }

  /**
   * @param best nanoseconds that the best needs for a piece
   */
  private static boolean isSlow(Assignee peer, double best) {
    return peer.isProven() && 1e9 / peer.score.rate() > Math.max((double) PATIENCE, BEHIND * best);
  }

  // What to do

  boolean straggles(Assignee peer) {
    return straggling.contains(peer);
  }

  /** Those that do not straggle. */
  List<Assignee> without(List<Assignee> all) {
    if (straggling.isEmpty()) {
      return all;
    }
    return all.stream().filter(peer -> !straggles(peer)).toList();
  }

  /** The most pieces to have asked of the peer. */
  int window(Assignee peer, long now) {
    boolean silent = straggles(peer) && peer.silence.nanos(now) > PATIENCE;
    return silent ? PROBE : Integer.MAX_VALUE;
  }

  /**
   * A piece that a straggler owes, and that this peer, which does not straggle, would bring much
   * sooner.
   *
   * @param next what the peer is asked for otherwise
   * @param ordered whether what comes before that holds up the file's beginning; else nothing is as
   *     urgent as what nobody was asked for
   */
  OptionalInt owed(Assignee peer, OptionalInt next, boolean ordered, long now) {
    boolean urgent = ordered || next.isEmpty();
    if (straggling.isEmpty() || !urgent || !peer.isProven() || straggles(peer)) {
      return OptionalInt.empty();
    }
    int before = next.orElse(Integer.MAX_VALUE);
    double soon = MUCH * peer.timeForOneMore(now);
    for (Assignee other : straggling) {
      if (ordered || other.silence.nanos(now) > DOUBT) {
        for (int piece : other.asked.keySet()) {
          if (piece < before
              && !pieces.isAskedTwice(piece)
              && peer.canServe(piece, tries, now)
              && soon < other.timeUntil(piece, now)) {
            return OptionalInt.of(piece);
          }
        }
      }
    }
    return OptionalInt.empty();
  }
}
