package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Many who fetch one file together, in virtual time: the real {@link PiecePicker}, {@link Pipeline}
 * and {@link Spread}, with links that have a rate and a delay. A sender's uplink is shared evenly
 * by the pieces that it sends at the moment. One seed replays one run exactly.
 */
final class SwarmSimulation {
  private static final double SECOND = 1e9;
  private static final long TICK = 100_000_000;
  private static final long LIMIT = 3_600L * 1_000_000_000;

  /**
   * One peer.
   *
   * @param up bytes a second that it can send
   * @param seeds whether it has the file from the beginning
   * @param serves whether it passes on what it has fetched
   * @param joins seconds after the beginning
   * @param leaves seconds after the beginning, or after its download if that is later; infinite for
   *     one that stays
   */
  record Kind(double up, boolean seeds, boolean serves, double joins, double leaves) {
    static Kind seeder(double up) {
      return new Kind(up, true, true, 0, Double.POSITIVE_INFINITY);
    }

    static Kind downloader(double up) {
      return new Kind(up, false, true, 0, Double.POSITIVE_INFINITY);
    }

    static Kind freeRider() {
      return new Kind(1, false, false, 0, Double.POSITIVE_INFINITY);
    }

    Kind joiningAt(double seconds) {
      return new Kind(up, seeds, serves, seconds, leaves);
    }

    Kind leavingAt(double seconds) {
      return new Kind(up, seeds, serves, joins, seconds);
    }
  }

  /**
   * How it went.
   *
   * @param seconds when each downloader was done, in order
   * @param copies how many times the whole file the first seeder sent
   * @param wasted pieces that came to somebody who had them already
   * @param bound seconds below which nobody could have the last piece
   */
  record Result(List<Double> seconds, double copies, int wasted, double bound) {
    double last() {
      return seconds.getLast();
    }

    double ratio() {
      return last() / bound;
    }
  }

  private record Event(long at, long number, Runnable action) {}

  /** One connection: what is wanted on it, and what is being sent. */
  private static final class Link {
    final Node source;
    final Node sink;
    final Set<Integer> wants = new LinkedHashSet<>();
    final RateMeter rate = new RateMeter();
    int sending = -1;
    double left;
    boolean open = true;

    Link(Node source, Node sink) {
      this.source = source;
      this.sink = sink;
    }
  }

  private final class Node {
    final DeviceId device;
    final Kind kind;
    final BitSet has = new BitSet();
    final Spread spread = new Spread(pieces);
    final List<Link> serving = new ArrayList<>();
    final Map<DeviceId, Link> fetching = new HashMap<>();
    final PiecePicker picker;
    long updated;
    long version;
    long pumpAt = -1;
    int sent;
    boolean asking;
    boolean gone;
    long doneAt = -1;

    Node(int number, Kind kind) {
      this.device = new DeviceId("%064x".formatted(number + 1));
      this.kind = kind;
      this.picker = new PiecePicker(PieceSet.none(pieces), rules, random.split());
      if (kind.seeds()) {
        has.set(0, pieces);
      }
    }

    boolean serves() {
      return !gone && (kind.seeds() || kind.serves());
    }

    boolean fetches() {
      return !gone && !kind.seeds() && doneAt < 0;
    }
  }

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private final int pieces;
  private final long delay;
  private final PiecePicker.Rules rules;
  private final SplittableRandom random;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Node> present = new ArrayList<>();
  private final int connections;
  private long now;
  private long number;
  private int wasted;

  /**
   * @param pieces of the file, all of full length
   * @param delay milliseconds each way
   * @param connections to how many others each connects at the most
   */
  SwarmSimulation(
      int pieces,
      double delay,
      int connections,
      PiecePicker.Rules rules,
      long seed,
      List<Kind> kinds) {
    this.pieces = pieces;
    this.delay = (long) (delay * 1e6);
    this.connections = connections;
    this.rules = rules;
    this.random = new SplittableRandom(seed);
    for (Kind kind : kinds) {
      nodes.add(new Node(nodes.size(), kind));
    }
  }

  Result run() {
    for (Node node : nodes) {
      at((long) (node.kind.joins() * SECOND), () -> join(node));
      if (node.kind.leaves() < LIMIT / SECOND) {
        at((long) (node.kind.leaves() * SECOND), () -> leave(node));
      }
    }
    while (!events.isEmpty() && now < LIMIT && nodes.stream().anyMatch(Node::fetches)) {
      Event event = events.poll();
      now = event.at;
      event.action.run();
    }
    List<Double> seconds =
        nodes.stream()
            .filter(node -> !node.kind.seeds())
            .map(node -> node.doneAt < 0 ? LIMIT / SECOND : node.doneAt / SECOND)
            .sorted()
            .toList();
    return new Result(seconds, (double) nodes.getFirst().sent / pieces, wasted, bound());
  }

  /** Every piece must leave the seeders once, and everybody's must leave somebody. */
  private double bound() {
    double file = (double) pieces * Pieces.SIZE;
    double seeders = nodes.stream().filter(n -> n.kind.seeds()).mapToDouble(n -> n.kind.up()).sum();
    double all =
        nodes.stream()
            .filter(n -> n.kind.seeds() || n.kind.serves())
            .mapToDouble(n -> n.kind.up())
            .sum();
    long downloaders = nodes.stream().filter(n -> !n.kind.seeds()).count();
    return Math.max(file / seeders, downloaders * file / all);
  }

  private void at(long time, Runnable action) {
    events.add(new Event(time, number++, action));
  }

  private void after(long nanos, Runnable action) {
    at(now + nanos, action);
  }

  // Coming and going

  private void join(Node node) {
    present.add(node);
    for (Node other : List.copyOf(present)) {
      if (other != node && !other.gone) {
        connect(node, other);
        connect(other, node);
      }
    }
    tick(node);
  }

  private void connect(Node sink, Node source) {
    if (!sink.fetches() || !source.serves() || sink.fetching.size() >= connections) {
      return;
    }
    Link link = new Link(source, sink);
    sink.fetching.put(source.device, link);
    // A handshake is some round trips long.
    after(
        4 * delay,
        () -> {
          if (sink.fetches() && source.serves()) {
            source.serving.add(link);
            sink.picker.joined(source.device, 0.5);
            sink.picker.has(source.device, 0, PieceSet.of(pieces, source.has));
            wake(sink);
          }
        });
  }

  private void leave(Node node) {
    if (node.fetches()) {
      at(now + TICK, () -> leave(node));
      return;
    }
    node.gone = true;
    present.remove(node);
    settle(node);
    for (Link link : List.copyOf(node.serving)) {
      close(link);
    }
  }

  private void close(Link link) {
    cutOff(link);
    link.sink.fetching.remove(link.source.device);
    if (link.sink.picker.peer(link.source.device).filter(peer -> peer.joined).isPresent()) {
      link.sink.picker.left(link.source.device);
      wake(link.sink);
    }
  }

  // What a downloader does

  private void tick(Node node) {
    if (node.fetches()) {
      wake(node);
      after(TICK, () -> tick(node));
    }
  }

  private void wake(Node node) {
    if (!node.asking) {
      node.asking = true;
      after(0, () -> askAll(node));
    }
  }

  private void askAll(Node node) {
    node.asking = false;
    if (!node.fetches()) {
      return;
    }
    for (Link link : node.fetching.values()) {
      Optional<Assignee> peer = node.picker.peer(link.source.device);
      if (peer.filter(known -> known.joined).isPresent()) {
        ask(node, link, peer.get());
      }
    }
  }

  private void ask(Node node, Link link, Assignee peer) {
    int depth = Pipeline.depth(link.rate.rate(now), 2 * delay);
    int room = depth - peer.asked.size();
    if (room > 0 && (room >= depth / 4 || peer.asked.isEmpty())) {
      List<Integer> asked = node.picker.ask(link.source.device, room, now);
      if (!asked.isEmpty()) {
        after(delay, () -> want(link, asked));
      }
    }
  }

  private void arrived(Link link, int piece) {
    Node sink = link.sink;
    link.rate.add(Pieces.SIZE, now);
    if (!link.open || !sink.fetches()) {
      return;
    }
    boolean had = sink.has.get(piece);
    wasted += had ? 1 : 0;
    sink.has.set(piece);
    sink.picker
        .came(link.source.device, piece, now)
        .map(sink.fetching::get)
        .ifPresent(other -> after(delay, () -> other.wants.remove(piece)));
    if (!had) {
      for (Link to : sink.serving) {
        after(delay, () -> hears(to, piece));
      }
    }
    if (sink.picker.isComplete()) {
      sink.doneAt = now;
      List.copyOf(sink.fetching.values()).forEach(this::closeDone);
    } else {
      wake(sink);
    }
  }

  private void closeDone(Link link) {
    settle(link.source);
    cutOff(link);
    pump(link.source);
  }

  private void cutOff(Link link) {
    if (link.open && link.sending >= 0) {
      link.source.spread.ended(link.sending, link.sink.device, now);
    }
    link.open = false;
    link.source.serving.remove(link);
  }

  private void hears(Link link, int piece) {
    if (link.open && link.sink.fetches()) {
      link.sink.picker.hasAlso(link.source.device, piece, now);
      wake(link.sink);
    }
  }

  // What a sender does

  private void want(Link link, List<Integer> asked) {
    if (link.open) {
      link.wants.addAll(asked);
      pump(link.source);
    }
  }

  /** What is being sent has come so far by now. */
  private void settle(Node source) {
    double rate = rate(source);
    for (Link link : source.serving) {
      if (link.sending >= 0) {
        link.left -= rate * (now - source.updated) / SECOND;
      }
    }
    source.updated = now;
  }

  private static double rate(Node source) {
    long active = source.serving.stream().filter(link -> link.sending >= 0).count();
    return source.kind.up() / Math.max(1, active);
  }

  /** Begins to send what may be sent, and looks again when the first piece is out. */
  private void pump(Node source) {
    settle(source);
    for (Link link : source.serving) {
      if (link.sending < 0) {
        begin(link);
      }
    }
    long version = ++source.version;
    double rate = rate(source);
    source.serving.stream()
        .filter(link -> link.sending >= 0)
        .mapToDouble(link -> link.left)
        .min()
        .ifPresent(left ->
            after(
                Math.max(1, (long) Math.ceil(left / rate * SECOND)),
                () -> finish(source, version)));
  }

  private void begin(Link link) {
    long least = Long.MAX_VALUE;
    Iterator<Integer> wants = link.wants.iterator();
    while (wants.hasNext()) {
      int piece = wants.next();
      long hold = link.source.spread.hold(piece, link.sink.device, now);
      if (hold == 0) {
        wants.remove();
        link.sending = piece;
        link.left = Pieces.SIZE;
        link.source.spread.begun(piece, link.sink.device, now);
        return;
      }
      least = Math.min(least, hold);
    }
    if (least < Long.MAX_VALUE) {
      pumpAt(link.source, now + least);
    }
  }

  /** Once, however many of its links hold something back. */
  private void pumpAt(Node source, long time) {
    if (source.pumpAt <= now || time < source.pumpAt) {
      source.pumpAt = time;
      at(
          time,
          () -> {
            if (source.pumpAt == now) {
              pump(source);
            }
          });
    }
  }

  private void finish(Node source, long version) {
    if (version != source.version) {
      return;
    }
    settle(source);
    for (Link link : source.serving) {
      if (link.sending >= 0 && link.left <= 1) {
        int piece = link.sending;
        link.sending = -1;
        source.sent++;
        source.spread.ended(piece, link.sink.device, now);
        after(delay, () -> arrived(link, piece));
      }
    }
    pump(source);
  }
}
