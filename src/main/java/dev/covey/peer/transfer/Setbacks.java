package dev.covey.peer.transfer;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * What becomes of pieces that peers failed to send (D5, D6): when each is tried again, by whom, and
 * which is beyond hope. Pure, like the {@link PiecePicker} that it is part of.
 */
final class Setbacks {
  /** A piece that a peer puts off more often has failed there: it will never have it. */
  private static final int PUT_OFFS = 3;

  private final Assignments pieces;
  private final Plan plan;
  private final PieceLog told;
  private final PiecePicker.Rules rules;
  private final RandomGenerator random;

  /** Missing pieces that somebody failed to send. */
  private final BitSet troubled = new BitSet();

  Setbacks(
      Assignments pieces,
      Plan plan,
      PieceLog told,
      PiecePicker.Rules rules,
      RandomGenerator random) {
    this.pieces = pieces;
    this.plan = plan;
    this.told = told;
    this.rules = rules;
    this.random = random;
  }

  /** The piece is here. */
  void came(int piece) {
    troubled.clear(piece);
  }

  /** The peer did not send it; another may. */
  void failed(Assignee peer, int piece, long now) {
    peer.failed(piece, now + pause(peer.tries(piece)));
    told.failed(piece);
    troubled.set(piece);
    giveElsewhere(peer, piece, now);
  }

  /** The peer could not send it just now, for no fault of its own unless that goes on and on. */
  void putOff(Assignee peer, int piece, long now) {
    int before = peer.putOffs(piece);
    if (before >= PUT_OFFS) {
      failed(peer, piece, now);
    } else {
      peer.putOff(piece, now + pause(before));
      giveElsewhere(peer, piece, now);
    }
  }

  /** Exponential with jitter: half to once the full pause, in nanoseconds. */
  private long pause(int triesBefore) {
    long full = rules.firstPause().toNanos() << Math.min(triesBefore, 10);
    return full / 2 + random.nextLong(Math.max(1, full / 2));
  }

  private void giveElsewhere(Assignee peer, int piece, long now) {
    if (pieces.withdraw(peer, piece)) {
      plan.assign(piece, now);
    }
  }

  /**
   * A missing piece that each of these that has it, of which there is at least one, has failed to
   * send too often (D6).
   */
  OptionalInt stuck(List<Assignee> tried) {
    boolean allLeftOut = tried.stream().allMatch(Assignee::isLeftOut);
    return (allLeftOut ? pieces.loose() : troubled)
        .stream().filter(pieces.loose()::get).filter(piece -> isHopeless(piece, tried)).findFirst();
  }

  /** Who serves and lacks it could get it from the same ones only. */
  private boolean isHopeless(int piece, List<Assignee> tried) {
    return tried.stream().anyMatch(peer -> peer.isExhausted(piece, rules.tries()))
        && tried.stream()
            .allMatch(peer ->
                peer.isExhausted(piece, rules.tries()) || (peer.joined && !peer.has.get(piece)));
  }
}
