package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@link PiecePicker} knows of one peer; it stays known when it leaves, so that its tries
 * and wrong pieces count when it comes back.
 */
final class Assignee implements AssignmentRule.Contender {
  /** D7: so many wrong pieces, and it is asked no more. */
  static final int WRONG_PIECES = 2;

  /** How often a piece was tried here in vain, and when it may be tried again. */
  private record Tries(int count, int putOffs, long notBefore) {
    static final Tries NONE = new Tries(0, 0, Long.MIN_VALUE);
  }

  final DeviceId device;
  final PeerScore score;

  /** Pieces it has. */
  final BitSet has;

  /** Assigned and not asked for yet, in the order in which they will be. */
  final ArrayDeque<Integer> planned = new ArrayDeque<>();

  /** Asked for and not here yet, in the order of asking, with the time of it. */
  final LinkedHashMap<Integer, Long> asked = new LinkedHashMap<>();

  final Silence silence = new Silence();

  private final Map<Integer, Tries> tries = new HashMap<>();

  boolean joined;
  private int pieces;
  private int failures;
  private int wrongPieces;
  private long lastCame = Long.MIN_VALUE;

  Assignee(DeviceId device, double score, int count) {
    this.device = device;
    this.score = new PeerScore(score);
    this.has = new BitSet(count);
  }

  @Override
  public double score() {
    return score.value();
  }

  @Override
  public int load() {
    return planned.size() + asked.size();
  }

  int pieces() {
    return pieces;
  }

  int failures() {
    return failures;
  }

  boolean isLeftOut() {
    return wrongPieces >= WRONG_PIECES;
  }

  /** Whether it takes part in the assignment now. */
  boolean serves() {
    return joined && !isLeftOut() && !has.isEmpty();
  }

  boolean canServe(int piece, int mostTries, long now) {
    return serves() && servesNow(piece, mostTries, now);
  }

  /** The same of one that is known to serve. */
  boolean servesNow(int piece, int mostTries, long now) {
    if (!has.get(piece)) {
      return false;
    }
    if (tries.isEmpty()) {
      return true;
    }
    Tries known = tries.get(piece);
    return known == null || (known.count < mostTries && known.notBefore - now <= 0);
  }

  /** Whether it will not be asked for that piece again, however long one waits (D6). */
  boolean isExhausted(int piece, int mostTries) {
    Tries known = tries.get(piece);
    return isLeftOut() || (known != null && known.count >= mostTries);
  }

  int tries(int piece) {
    return tries.getOrDefault(piece, Tries.NONE).count;
  }

  /** How often in a row it put that piece off. */
  int putOffs(int piece) {
    return tries.getOrDefault(piece, Tries.NONE).putOffs;
  }

  /** Puts a piece off without counting a try. */
  void putOff(int piece, long until) {
    tries.put(piece, new Tries(tries(piece), putOffs(piece) + 1, until));
  }

  void came(int piece, long askedAt, long now) {
    score.served(now - Math.max(askedAt, lastCame));
    lastCame = now;
    pieces++;
    tries.remove(piece);
  }

  void failed(int piece, long notBefore) {
    tries.put(piece, new Tries(tries(piece) + 1, 0, notBefore));
    failures++;
    score.failed();
  }

  void sentWrongPiece() {
    wrongPieces++;
    score.sentWrongPiece();
  }

  /** As bad as a wrong piece, though there is none to name. */
  void brokeProtocol() {
    sentWrongPiece();
    failures++;
    score.failed();
  }

  /** Whether a piece came from it, so that it is known how fast it is. */
  boolean isProven() {
    return score.rate() > 0;
  }

  /**
   * Nanoseconds until all that is assigned to it, and so many pieces more, are here: as fast as it
   * was, or as slow as it has become. Without end if nothing came yet.
   */
  double timeToFinish(int more, long now) {
    int ahead = load() + more;
    if (ahead == 0) {
      return 0;
    }
    double interval = score.rate() == 0 ? Double.POSITIVE_INFINITY : 1e9 / score.rate();
    return ahead * Math.max(interval, (double) waited(now));
  }

  /**
   * Nanoseconds until one piece more is here than it has been asked for. Without end if nothing
   * came yet.
   */
  double timeForOneMore(long now) {
    double interval = score.rate() == 0 ? Double.POSITIVE_INFINITY : 1e9 / score.rate();
    return (asked.size() + 1) * Math.max(interval, (double) waited(now));
  }

  /**
   * Nanoseconds until a piece is here that it was asked for, after those it was asked for before.
   * Of a peer of which nothing came yet only its silence is known.
   */
  double timeUntil(int piece, long now) {
    int ahead = 1;
    for (int before : asked.sequencedKeySet()) {
      if (before == piece) {
        break;
      }
      ahead++;
    }
    double interval = score.rate() == 0 ? 0 : 1e9 / score.rate();
    return ahead * Math.max(interval, (double) waited(now));
  }

  /** For how many nanoseconds it has owed a piece and sent none. */
  long waited(long now) {
    Map.Entry<Integer, Long> oldest = asked.firstEntry();
    return oldest == null ? 0 : now - Math.max(oldest.getValue(), lastCame);
  }
}
