package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One peer of a {@link SwarmSimulation} while it runs: it asks as a {@link Download} does, with the
 * real {@link PiecePicker} and {@link Pipeline}, and tells what it gets.
 */
final class SimulatedNode {
  static final long TICK = 100_000_000;
  private static final int HANDSHAKE = 4;

  /** News come in crowds: what others have is looked at together. */
  private static final long NEWS = 10_000_000;

  private static final double UNKNOWN_SCORE = 0.5;

  final DeviceId device;
  final SimulatedPeer kind;
  final SimulatedUplink uplink;

  private final Map<DeviceId, SimulatedLink> fetching = new HashMap<>();
  private final SwarmSimulation swarm;
  private final VirtualTime time;
  private final int pieces;
  private final BitSet has = new BitSet();
  private final SimulatedDigest digest;
  private PiecePicker picker;
  private Partners partners;
  private boolean present;
  private long askAt = Long.MAX_VALUE;
  private boolean ticking;
  private int served;
  private int incoming;
  private int twice;
  private long doneAt = -1;

  SimulatedNode(SwarmSimulation swarm, int number, SimulatedPeer kind) {
    this.swarm = swarm;
    this.time = swarm.time();
    this.pieces = swarm.setting().pieces();
    this.device = new DeviceId("%064x".formatted(number + 1));
    this.kind = kind;
    this.uplink = new SimulatedUplink(time, kind.up(), pieces);
    this.digest = new SimulatedDigest(swarm.setting().digest());
    if (kind.seeds()) {
      has.set(0, pieces);
    }
  }

  boolean serves() {
    return present && (kind.seeds() || kind.serves());
  }

  boolean isUnfinished() {
    return !kind.seeds() && doneAt < 0;
  }

  boolean fetches() {
    return present && isUnfinished();
  }

  /** When it had all and its digests, in nanoseconds; negative while it lacks a piece. */
  long doneAt() {
    return doneAt;
  }

  /** Pieces that came though they were here already. */
  int twice() {
    return twice;
  }

  // Coming and going

  /** With what it has; what it knew of others is forgotten, as by a program that starts. */
  void come() {
    present = true;
    picker = swarm.setting().picker(PieceSet.of(pieces, has), swarm.chance());
    partners = new Partners(device, time.now(), swarm.chance());
    if (!ticking) {
      tick();
    }
  }

  void go() {
    present = false;
    swarm.linksFrom(this).forEach(SimulatedNode::breakOff);
    List.copyOf(fetching.values()).forEach(SimulatedNode::breakOff);
  }

  private static void breakOff(SimulatedLink link) {
    SimulatedNode sink = link.sink;
    disconnect(link);
    if (sink.present && sink.isConnectedTo(link.source)) {
      sink.picker.left(link.source.device);
      sink.wake();
    }
  }

  private static void disconnect(SimulatedLink link) {
    link.source.uplink.remove(link);
    link.source.served--;
    link.sink.fetching.remove(link.source.device);
  }

  private boolean isConnectedTo(SimulatedNode source) {
    return picker.peer(source.device).filter(peer -> peer.joined).isPresent();
  }

  boolean isWhole() {
    return !isUnfinished();
  }

  /**
   * Whom to connect to of those who fetch it too.
   *
   * @param alone whether nobody has all of it
   */
  List<DeviceId> partners(boolean alone, Collection<DeviceId> others) {
    List<DeviceId> have =
        fetching.values().stream()
            .filter(link -> !link.source.isWhole())
            .map(link -> link.source.device)
            .toList();
    return partners.choose(have, others, have.size() + others.size(), alone, time.now());
  }

  /** Whether it may fetch from that one, and both have a place left. */
  boolean wants(SimulatedNode source) {
    int most = swarm.setting().connections();
    return fetches()
        && source.serves()
        && !fetching.containsKey(source.device)
        && fetching.size() < most
        && source.served < most;
  }

  /** Connects to one that serves; a handshake is some round trips long. */
  void connect(SimulatedNode source) {
    SimulatedLink link = new SimulatedLink(source, this);
    fetching.put(source.device, link);
    source.served++;
    time.after(
        HANDSHAKE * link.delay,
        () -> {
          if (link.open && fetches() && source.serves()) {
            source.uplink.add(link);
            picker.joined(source.device, UNKNOWN_SCORE);
            picker.has(source.device, 0, PieceSet.of(pieces, source.has));
            wake();
          }
        });
  }

  Optional<SimulatedLink> linkTo(SimulatedNode source) {
    return Optional.ofNullable(fetching.get(source.device));
  }

  // What it asks for

  private void tick() {
    ticking = fetches();
    if (ticking) {
      wake();
      time.after(TICK, this::tick);
    }
  }

  private void wake() {
    wakeIn(0);
  }

  private void wakeIn(long nanos) {
    long moment = time.now() + nanos;
    if (moment < askAt) {
      askAt = moment;
      time.at(
          moment,
          () -> {
            if (askAt == time.now()) {
              askAll();
            }
          });
    }
  }

  private void askAll() {
    askAt = Long.MAX_VALUE;
    if (fetches()) {
      for (SimulatedLink link : fetching.values()) {
        Optional<Assignee> peer = picker.peer(link.source.device);
        peer.filter(known -> known.joined).ifPresent(known -> ask(link, known));
      }
    }
  }

  private void ask(SimulatedLink link, Assignee peer) {
    int depth = Pipeline.depth(link.rate.rate(time.now()), 2 * link.delay);
    int room = depth - peer.asked.size();
    if (room > 0 && (room >= depth / 4 || peer.asked.isEmpty())) {
      List<Integer> asked = picker.ask(link.source.device, room, time.now());
      if (!asked.isEmpty()) {
        time.after(link.delay, () -> link.source.isAsked(link, asked));
      }
    }
  }

  private void isAsked(SimulatedLink link, List<Integer> asked) {
    if (link.open) {
      if (link.wants.isEmpty()) {
        link.waitingSince = time.now();
      }
      link.wants.addAll(asked);
      uplink.pump();
    }
  }

  // What it gets

  /** Bytes a second that one sender of those that send to it now may have of its rate. */
  double room() {
    return kind.down() / Math.max(1, incoming);
  }

  /** One more or fewer sends to it: the others have less or more of its rate. */
  void incoming(SimulatedLink changed, int more) {
    incoming += more;
    if (Double.isFinite(kind.down())) {
      for (SimulatedLink link : fetching.values()) {
        if (link != changed && link.isSending()) {
          link.source.uplink.pumpSoon();
        }
      }
    }
  }

  void arrived(SimulatedLink link, int piece) {
    link.rate.add(Pieces.SIZE, time.now());
    if (!link.open || !fetches()) {
      return;
    }
    boolean had = has.get(piece);
    twice += had ? 1 : 0;
    has.set(piece);
    picker
        .came(link.source.device, piece, time.now())
        .map(fetching::get)
        .ifPresent(other -> time.after(other.delay, () -> other.wants.remove(piece)));
    link.untold.add(piece);
    tell();
    if (!had) {
      for (SimulatedLink to : uplink.links()) {
        time.after(to.delay, () -> to.sink.hears(to, piece));
      }
    }
    digest.available((double) picker.prefix() * Pieces.SIZE, time.now());
    if (picker.isComplete()) {
      doneAt = digest.doneAt();
      List.copyOf(fetching.values()).forEach(SimulatedNode::disconnect);
      swarm.isDone();
    } else {
      wake();
    }
  }

  /** Once others are known, each sender is told what has come from it. */
  private void tell() {
    if (isOneOfMany()) {
      for (SimulatedLink link : fetching.values()) {
        List<Integer> news = List.copyOf(link.untold);
        link.untold.clear();
        if (!news.isEmpty()) {
          time.after(link.delay, () -> link.source.uplink.cameTo(this, news));
        }
      }
    }
  }

  /** Whether others who fetch it too are known. */
  private boolean isOneOfMany() {
    return fetching.values().stream().anyMatch(link -> !link.source.kind.seeds());
  }

  private void hears(SimulatedLink link, int piece) {
    if (link.open && fetches()) {
      picker.hasAlso(link.source.device, piece, time.now());
      wakeIn(NEWS);
    }
  }
}
