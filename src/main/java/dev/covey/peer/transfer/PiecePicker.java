package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.PieceSet;
import java.time.Duration;
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

  private final Rules rules;
  private final Assignments pieces;

  /** Everybody who ever joined, in order of joining. */
  private final Map<DeviceId, Assignee> peers = new LinkedHashMap<>();

  private final int count;
  private final PieceLog told;
  private final Stragglers stragglers;
  private final Plan plan;
  private final Setbacks setbacks;
  private final Asking asking;

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
    this.rules = rules;
    this.count = done.size();
    this.pieces = new Assignments(done, chosen);
    this.told = new PieceLog(count);
    this.stragglers = new Stragglers(peers.values(), pieces, rules.tries);
    this.plan = new Plan(peers.values(), pieces, rules, order, stragglers, count);
    this.setbacks = new Setbacks(pieces, plan, told, rules, random);
    this.asking = new Asking(peers.values(), pieces, plan, setbacks, stragglers, rules.tries);
  }

  /**
   * Whether pieces are asked for from the file's beginning on, as somebody reads it, rather than
   * the rarest first; at any time. Nothing is planned ahead then: whoever has room is asked next.
   */
  void inOrder(boolean now) {
    plan.inOrder(now);
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
    plan.outdated();
  }

  private Assignee known(DeviceId device, double score) {
    return peers.computeIfAbsent(device, d -> new Assignee(d, score, count));
  }

  /** The peer has these pieces too, the first of the set being {@code from}. */
  void has(DeviceId device, int from, PieceSet set) {
    Assignee peer = joinedPeer(device);
    set.indices().forEach(i -> peer.has.set(from + i));
    plan.outdated();
  }

  /** The peer has one piece more. */
  void hasAlso(DeviceId device, int piece, long now) {
    Assignee peer = joinedPeer(device);
    if (!peer.has.get(piece)) {
      if (peer.has.isEmpty()) {
        // It begins to share in the work.
        plan.outdated();
      }
      peer.has.set(piece);
      plan.anotherHas(piece, now);
    }
  }

  /** The connection is gone: what was asked of the peer goes to others, none of it as a try. */
  void left(DeviceId device) {
    Assignee peer = joinedPeer(device);
    peer.joined = false;
    pieces.loosenAll(peer);
    plan.outdated();
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
    setbacks.came(piece);
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
    setbacks.failed(peers.get(device), piece, now);
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
      plan.outdated();
    }
  }

  /** The peer could not send it just now, for no fault of its own unless that goes on and on. */
  void putOff(DeviceId device, int piece, long now) {
    setbacks.putOff(peers.get(device), piece, now);
  }

  // What to ask

  /**
   * The pieces to ask of a peer now; they count as asked from here on.
   *
   * @param most at most so many
   */
  List<Integer> ask(DeviceId device, int most, long now) {
    return asking.of(joinedPeer(device), most, now);
  }

  /** Who was given up with what, since this was last called: they owe it no more. */
  List<Asking.GivenUp> givenUp() {
    return asking.givenUp();
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
    return setbacks.stuck(tried);
  }

  /** P2, as of the last plan. */
  int cap() {
    return plan.cap();
  }

  /** P3, as it stands now. */
  double utility(Assignee peer) {
    return rules.assignment.utility(peer.score(), peer.load(), plan.cap());
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
    return told.table(peers.values(), pieces, plan.holders());
  }

  private Assignee joinedPeer(DeviceId device) {
    Assignee peer = peers.get(device);
    if (peer == null || !peer.joined) {
      throw new IllegalStateException(device + " has not joined");
    }
    return peer;
  }
}
