package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.Pieces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Many who fetch one file together, in virtual time: the real {@link PiecePicker}, {@link Pipeline}
 * and {@link Spread}, with links that have a rate and a delay, and peers that come and go. One seed
 * replays one run exactly.
 */
final class SwarmSimulation {
  private static final long LIMIT = 3_600L * 1_000_000_000;

  /** How often one looks for others. */
  private static final long SEARCH = 100_000_000;

  private final VirtualTime time = new VirtualTime();
  private final SwarmSetting setting;
  private final SplittableRandom chance;
  private final Random order;
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private final List<SimulatedNode> present = new ArrayList<>();
  private int unfinished;

  SwarmSimulation(SwarmSetting setting, long seed, List<SimulatedPeer> peers) {
    this.setting = setting;
    this.chance = new SplittableRandom(seed);
    this.order = new Random(seed);
    for (SimulatedPeer peer : peers) {
      nodes.add(new SimulatedNode(this, nodes.size(), peer));
    }
  }

  VirtualTime time() {
    return time;
  }

  SwarmSetting setting() {
    return setting;
  }

  SplittableRandom chance() {
    return chance.split();
  }

  /** A downloader is. */
  void isDone() {
    unfinished--;
  }

  SwarmResult run() {
    unfinished = (int) nodes.stream().filter(SimulatedNode::isUnfinished).count();
    for (SimulatedNode node : nodes) {
      at(node.kind.joins(), () -> join(node));
      at(node.kind.leaves(), () -> leave(node));
      at(node.kind.absence().from(), () -> absent(node));
      at(node.kind.stops(), node.uplink::stop);
    }
    while (unfinished > 0 && time.now() < LIMIT && time.step()) {
      // The next event.
    }
    List<Double> seconds =
        nodes.stream()
            .filter(node -> !node.kind.seeds())
            .map(node ->
                node.doneAt() < 0 ? Double.POSITIVE_INFINITY : node.doneAt() / VirtualTime.SECOND)
            .sorted()
            .toList();
    double copies = (double) nodes.getFirst().uplink.sent() / setting.pieces();
    int twice = nodes.stream().mapToInt(SimulatedNode::twice).sum();
    return new SwarmResult(seconds, copies, twice, bound());
  }

  private void at(double seconds, Runnable action) {
    if (seconds < LIMIT / VirtualTime.SECOND) {
      time.at((long) (seconds * VirtualTime.SECOND), action);
    }
  }

  /**
   * Every piece must leave the seeders once, everybody's must leave somebody, and each must take
   * the file after it came.
   */
  private double bound() {
    double file = (double) setting.pieces() * Pieces.SIZE;
    double seeders = sum(node -> node.kind.seeds() ? node.kind.up() : 0);
    double all = sum(node -> node.kind.seeds() || node.kind.serves() ? node.kind.up() : 0);
    double needed = sum(node -> node.kind.seeds() ? 0 : file);
    double slowest =
        nodes.stream()
            .filter(node -> !node.kind.seeds())
            .mapToDouble(node -> node.kind.joins() + file / node.kind.down())
            .max()
            .orElse(0);
    return Math.max(Math.max(file / seeders, needed / all), slowest);
  }

  private double sum(ToDoubleFunction<SimulatedNode> of) {
    return nodes.stream().mapToDouble(of).sum();
  }

  // Coming and going

  private void join(SimulatedNode node) {
    present.add(node);
    node.come();
    // After all that come at the same moment.
    time.after(0, () -> search(node));
  }

  /** Connects to all who have the file, as long as there are places, and to some of the others. */
  private void search(SimulatedNode node) {
    if (!node.fetches()) {
      return;
    }
    List<SimulatedNode> others = new ArrayList<>(present);
    others.remove(node);
    Collections.shuffle(others, order);
    others.stream().filter(SimulatedNode::isWhole).filter(node::wants).forEach(node::connect);
    Map<DeviceId, SimulatedNode> fetching =
        others.stream()
            .filter(other -> !other.isWhole())
            .filter(node::wants)
            .collect(Collectors.toMap(other -> other.device, Function.identity()));
    boolean alone = present.stream().noneMatch(SimulatedNode::isWhole);
    node.partners(alone, fetching.keySet()).forEach(id -> node.connect(fetching.get(id)));
    time.after(SEARCH, () -> search(node));
  }

  /** The connections on which a peer serves, those that do not stand yet too. */
  List<SimulatedLink> linksFrom(SimulatedNode source) {
    return nodes.stream().flatMap(node -> node.linkTo(source).stream()).toList();
  }

  private void leave(SimulatedNode node) {
    if (node.fetches()) {
      time.after(SimulatedNode.TICK, () -> leave(node));
    } else {
      present.remove(node);
      node.go();
    }
  }

  private void absent(SimulatedNode node) {
    if (node.fetches()) {
      present.remove(node);
      node.go();
      at(Math.max(node.kind.absence().until(), time.seconds()), () -> join(node));
    }
  }
}
