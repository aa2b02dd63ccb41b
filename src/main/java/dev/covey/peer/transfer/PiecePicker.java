package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.PieceSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Decides what to ask of whom (P1 to P6, D6, D7). Pure: it knows no clock and no socket; time comes
 * in as nanoseconds of any origin, chance from the given generator. One thread uses it.
 *
 * <p>All missing pieces are planned when peers come and go; a peer that has run out of work takes
 * over what another has not been asked for yet. The load of a peer is what is planned for it or
 * asked of it now, and the cap goes by what is missing now, so that the same rule serves a fresh
 * download, a resumed one, and one that a peer joins in the middle.
 */
final class PiecePicker {
  /**
   * @param tries per piece and peer (D6)
   * @param firstPause about as long a piece is not tried again at a peer where it failed; then
   *     twice as long each time, with jitter
   * @param band while all peers have everything, no piece is rarer than another; pieces are then
   *     picked at random within bands of so many, from the file's beginning on, so that the digests
   *     of the whole can follow and few windows are mapped at once
   */
  record Rules(AssignmentRule assignment, int tries, Duration firstPause, int band) {
    static final int BAND = 32;
    static final Duration PAUSE = Duration.ofMillis(250);

    static Rules of(TransferSettings settings) {
      return new Rules(
          new AssignmentRule(settings.alpha(), settings.beta(), settings.k()),
          settings.retries(),
          PAUSE,
          BAND);
    }
  }

  /** A piece that a peer puts off more often has failed there: it will never have it. */
  private static final int PUT_OFFS = 3;

  private final int count;
  private final Rules rules;
  private final RandomGenerator random;
  private final PieceOrder order;
  private final Assignments pieces;
  private final ReadAhead readAhead;
  private final PieceLog told;

  /** How many of the peers that serve have a piece, as of the last plan and what came since. */
  private final int[] holders;

  /** Missing pieces that somebody failed to send. */
  private final BitSet troubled = new BitSet();

  /** Everybody who ever joined, in order of joining. */
  private final Map<DeviceId, Assignee> peers = new LinkedHashMap<>();

  private final Endgame endgame;
  private final Stragglers stragglers;

  private int cap = 1;
  private boolean stale = true;
  private boolean inOrder;

  /** Whether all that serve have everything, so that no piece is rarer than another. */
  private boolean uniform;

  /**
   * @param done what is here already
   */
  PiecePicker(PieceSet done, Rules rules, RandomGenerator random) {
    this(done, PieceSet.all(done.size()), rules, random);
  }

  /**
   * @param done what is here already
   * @param chosen what is wanted: nothing else is asked for
   */
  PiecePicker(PieceSet done, PieceSet chosen, Rules rules, RandomGenerator random) {
    this(done, chosen, rules, new PieceOrder(done.size(), rules.band, random), random);
  }

  PiecePicker(
      PieceSet done, PieceSet chosen, Rules rules, PieceOrder order, RandomGenerator random) {
    this.count = done.size();
    this.rules = rules;
    this.random = random;
    this.order = order;
    this.pieces = new Assignments(done, chosen);
    this.readAhead = new ReadAhead(peers.values(), pieces, rules.tries);
    this.holders = new int[count];
    this.told = new PieceLog(count);
    this.endgame = new Endgame(peers.values(), pieces, rules.tries);
    this.stragglers = new Stragglers(peers.values(), pieces, rules.tries);
  }

  /**
   * Whether pieces are asked for from the file's beginning on, as somebody reads it, rather than
   * the rarest first; at any time. Nothing is planned ahead then: whoever has room is asked next.
   */
  void inOrder(boolean now) {
    stale |= now != inOrder;
    inOrder = now;
  }

  // What happened

  /**
   * A connection to a peer stands; what it has comes later.
   *
   * @param score what the trackers remember of it, 0 to 1; what was learned here counts more
   */
  void joined(DeviceId device, double score) {
    Assignee peer = known(device, score);
    if (peer.joined) {
      throw new IllegalStateException(device + " joined twice");
    }
    peer.joined = true;
    peer.has.clear();
    stale = true;
  }

  private Assignee known(DeviceId device, double score) {
    return peers.computeIfAbsent(device, d -> new Assignee(d, score, count));
  }

  /** The peer has these pieces too, the first of the set being {@code from}. */
  void has(DeviceId device, int from, PieceSet set) {
    Assignee peer = joinedPeer(device);
    set.indices().forEach(i -> peer.has.set(from + i));
    stale = true;
  }

  /** The peer has one piece more. */
  void hasAlso(DeviceId device, int piece, long now) {
    Assignee peer = joinedPeer(device);
    if (!peer.has.get(piece)) {
      // With its first piece it begins to share in the work.
      stale |= peer.has.isEmpty();
      peer.has.set(piece);
      holders[piece]++;
      if (pieces.loose().get(piece)) {
        assign(piece, now);
      }
    }
  }

  /** The connection is gone: what was asked of the peer goes to others, none of it as a try. */
  void left(DeviceId device) {
    Assignee peer = joinedPeer(device);
    peer.joined = false;
    pieces.loosenAll(peer);
    stale = true;
  }

  /**
   * A right piece came, whoever it was asked of.
   *
   * @return of whom else it was asked, who need not send it any more
   */
  Optional<DeviceId> came(DeviceId device, int piece, long now) {
    Optional<DeviceId> other = pieces.alsoAskedOf(device, piece).map(asked -> asked.device);
    Assignee peer = peers.get(device);
    Long askedAt = peer.asked.get(piece);
    if (askedAt != null) {
      peer.came(piece, askedAt, now);
      peer.score.compare(bestRate());
    }
    troubled.clear(piece);
    told.came(device, piece);
    pieces.finish(piece);
    stragglers.came(peer, peer.asked.size(), now);
    return other;
  }

  private double bestRate() {
    double best = 0;
    for (Assignee peer : peers.values()) {
      if (peer.serves()) {
        best = Math.max(best, peer.score.rate());
      }
    }
    return best;
  }

  /** The peer did not send what it was asked for: it refused, stalled, or broke off (D5, D6). */
  void failed(DeviceId device, int piece, long now) {
    Assignee peer = peers.get(device);
    peer.failed(piece, now + pause(peer.tries(piece)));
    told.failed(piece);
    troubled.set(piece);
    giveElsewhere(peer, piece, now);
  }

  /** The peer sent a piece that is not what the manifest says (D4, D7). */
  void wrong(DeviceId device, int piece, long now) {
    Assignee peer = peers.get(device);
    peer.sentWrongPiece();
    failed(device, piece, now);
    leaveOutIfDue(peer);
  }

  /**
   * The peer, which may never have joined, said what no peer says while it owed nothing: that
   * counts like a wrong piece (D7).
   *
   * @param score what the trackers remember of it, 0 to 1
   */
  void brokeProtocol(DeviceId device, double score) {
    Assignee peer = known(device, score);
    peer.brokeProtocol();
    leaveOutIfDue(peer);
  }

  private void leaveOutIfDue(Assignee peer) {
    if (peer.isLeftOut()) {
      pieces.loosenAll(peer);
      stale = true;
    }
  }

  /** The peer could not send it just now, for no fault of its own unless that goes on and on. */
  void putOff(DeviceId device, int piece, long now) {
    Assignee peer = peers.get(device);
    int before = peer.putOffs(piece);
    if (before >= PUT_OFFS) {
      failed(device, piece, now);
    } else {
      peer.putOff(piece, now + pause(before));
      giveElsewhere(peer, piece, now);
    }
  }

  /** Exponential with jitter: half to once the full pause, in nanoseconds. */
  private long pause(int triesBefore) {
    long full = rules.firstPause.toNanos() << Math.min(triesBefore, 10);
    return full / 2 + random.nextLong(Math.max(1, full / 2));
  }

  private void giveElsewhere(Assignee peer, int piece, long now) {
    if (pieces.withdraw(peer, piece)) {
      assign(piece, now);
    }
  }

  // The plan

  /** Gives a loose piece to the best peer that may send it now, before what that has planned. */
  private void assign(int piece, long now) {
    if (inOrder) {
      return;
    }
    rules
        .assignment
        .choose(piece, able(piece, now), cap)
        .ifPresent(peer -> pieces.plan(peer, piece, true));
  }

  private List<Assignee> able(int piece, long now) {
    return able(worthPlanningFor(serving()), piece, now);
  }

  /** While all have everything, a straggler needs no share: others have its pieces. */
  private List<Assignee> worthPlanningFor(List<Assignee> serving) {
    return uniform ? stragglers.without(serving) : serving;
  }

  private List<Assignee> able(List<Assignee> serving, int piece, long now) {
    List<Assignee> able = new ArrayList<>(serving.size());
    for (Assignee peer : serving) {
      if (peer.servesNow(piece, rules.tries, now)) {
        able.add(peer);
      }
    }
    return able;
  }

  private List<Assignee> serving() {
    return peers.values().stream().filter(Assignee::serves).toList();
  }

  /** Plans all that is not asked for, if peers came or went since the last plan. */
  private void plan(long now) {
    if (!stale) {
      return;
    }
    stale = false;
    peers.values().forEach(pieces::loosenPlanned);
    List<Assignee> serving = serving();
    uniform = serving.stream().allMatch(peer -> peer.has.cardinality() == count);
    List<Assignee> sharing = worthPlanningFor(serving);
    cap = rules.assignment.cap(pieces.missing(), sharing.size());
    countHolders(serving);
    if (inOrder) {
      return;
    }
    for (int piece : order.rarestFirst(pieces.loose(), holders, uniform).toArray()) {
      rules
          .assignment
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

  // What to ask

  /**
   * The pieces to ask of a peer now; they count as asked from here on.
   *
   * @param most at most so many
   */
  List<Integer> ask(DeviceId device, int most, long now) {
    Assignee peer = joinedPeer(device);
    stale |= stragglers.look(now) && uniform;
    plan(now);
    List<Integer> chosen = new ArrayList<>();
    boolean ordered = uniform || inOrder;
    int room = ordered ? Math.min(most, stragglers.window(peer, now) - peer.asked.size()) : most;
    if (inOrder && room > 0) {
      readAhead.late(peer, now).ifPresent(piece -> askAlso(peer, piece, chosen, now));
    }
    while (chosen.size() < room && askOne(peer, ordered, chosen, now)) {
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

  /** What a straggler holds the others up with, or what nobody was asked for. */
  private boolean askOne(Assignee peer, boolean ordered, List<Integer> chosen, long now) {
    OptionalInt next = next(peer, now);
    OptionalInt owed = stragglers.owed(peer, next, ordered, now);
    if (owed.isPresent()) {
      askAlso(peer, owed.getAsInt(), chosen, now);
      return true;
    }
    if (next.isEmpty()) {
      return false;
    }
    pieces.ask(peer, next.getAsInt(), now);
    chosen.add(next.getAsInt());
    return true;
  }

  private void askAlso(Assignee peer, int piece, List<Integer> chosen, long now) {
    pieces.askAlso(peer, piece, now);
    chosen.add(piece);
  }

  private OptionalInt next(Assignee peer, long now) {
    if (inOrder) {
      return readAhead.next(peer, now);
    }
    // What a straggler brings late should hold up nothing: it begins at the file's end.
    boolean last = uniform && stragglers.straggles(peer);
    OptionalInt own = last ? last(peer, now) : uniform ? inTurn(peer, now) : rarest(peer, now);
    return own.isPresent() ? own : endgame.takeOver(peer, last, now);
  }

  /** Loose pieces first, for they have waited longest; then the plan, which is in order. */
  private OptionalInt inTurn(Assignee peer, long now) {
    BitSet loose = pieces.loose();
    for (int piece = loose.nextSetBit(0); piece >= 0; piece = loose.nextSetBit(piece + 1)) {
      if (peer.canServe(piece, rules.tries, now)) {
        return OptionalInt.of(piece);
      }
    }
    Integer planned = peer.planned.peekFirst();
    return planned == null ? OptionalInt.empty() : OptionalInt.of(planned);
  }

  /** The last of what is loose; nothing is planned for a straggler. */
  private OptionalInt last(Assignee peer, long now) {
    BitSet loose = pieces.loose();
    int piece = loose.previousSetBit(count);
    while (piece >= 0 && !peer.canServe(piece, rules.tries, now)) {
      piece = loose.previousSetBit(piece - 1);
    }
    return piece < 0 ? OptionalInt.empty() : OptionalInt.of(piece);
  }

  /** Of what is planned for the peer or loose: how rare a piece is changes all the time (P6). */
  private OptionalInt rarest(Assignee peer, long now) {
    BitSet able = (BitSet) pieces.loose().clone();
    able.and(peer.has);
    for (int piece = able.nextSetBit(0); piece >= 0; piece = able.nextSetBit(piece + 1)) {
      able.set(piece, peer.canServe(piece, rules.tries, now));
    }
    peer.planned.forEach(able::set);
    return order.rarest(able, holders);
  }

  /** What is asked of another already: of two at most, never of three. */
  private OptionalInt second(Assignee peer, long now) {
    OptionalInt once = endgame.second(peer, now);
    if (once.isPresent()) {
      return once;
    }
    OptionalInt twice = endgame.overdue(peer, now);
    twice.ifPresent(piece -> failed(endgame.lastToOwe(piece), piece, now));
    return twice;
  }

  // How it stands

  /** Whether all that is wanted is here. */
  boolean isComplete() {
    return pieces.missing() == 0;
  }

  /** Pieces from the beginning on without a gap. */
  int prefix() {
    return pieces.prefix();
  }

  PieceSet done() {
    return pieces.done();
  }

  PieceSet asked() {
    return pieces.asked();
  }

  /**
   * A missing piece that every one of these devices that has it, of which there is at least one,
   * has failed to send too often (D6). A device that never joined has not been tried.
   */
  OptionalInt stuck(Collection<DeviceId> known) {
    List<Assignee> tried = known.stream().map(peers::get).filter(peer -> peer != null).toList();
    if (tried.isEmpty() || tried.size() < known.size()) {
      return OptionalInt.empty();
    }
    boolean allLeftOut = tried.stream().allMatch(Assignee::isLeftOut);
    return (allLeftOut ? pieces.loose() : troubled)
        .stream().filter(pieces.loose()::get).filter(piece -> isHopeless(piece, tried)).findFirst();
  }

  /** Who serves and lacks it could get it from the same ones only. */
  private boolean isHopeless(int piece, List<Assignee> tried) {
    return tried.stream().anyMatch(peer -> peer.isExhausted(piece, rules.tries))
        && tried.stream()
            .allMatch(peer ->
                peer.isExhausted(piece, rules.tries) || (peer.joined && !peer.has.get(piece)));
  }

  /** P2, as of the last plan. */
  int cap() {
    return cap;
  }

  /** P3, as it stands now. */
  double utility(Assignee peer) {
    return rules.assignment.utility(peer.score(), peer.load(), cap);
  }

  /** Everybody who ever joined, in order of joining. */
  Collection<Assignee> peers() {
    return peers.values();
  }

  Optional<Assignee> peer(DeviceId device) {
    return Optional.ofNullable(peers.get(device));
  }

  /** Whom a piece is planned for or asked of (P1). */
  Optional<DeviceId> assignedTo(int piece) {
    return Optional.ofNullable(pieces.owner(piece)).map(peer -> peer.device);
  }

  /** Piece by piece, for who looks (P7). */
  PieceTable table() {
    if (stale) {
      countHolders(serving());
    }
    return told.table(peers.values(), pieces, holders);
  }

  private Assignee joinedPeer(DeviceId device) {
    Assignee peer = peers.get(device);
    if (peer == null || !peer.joined) {
      throw new IllegalStateException(device + " has not joined");
    }
    return peer;
  }
}
