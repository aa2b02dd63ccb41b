package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.PieceSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A {@link PiecePicker} with peers drawn as strings: one character a piece, {@code 1} for one that
 * the peer has. Peers are named by a letter; time is told in milliseconds.
 */
final class DrawnSwarm {
  static final PiecePicker.Rules RULES =
      new PiecePicker.Rules(new AssignmentRule(0.2, 0.8, 1.25), 3, Duration.ofMillis(100), 128);

  final PiecePicker picker;
  final int count;
  final PieceSet chosen;
  long now = 1_000_000_000L;

  private final Map<Character, DeviceId> names = new LinkedHashMap<>();

  /**
   * @param done the pieces that are here: {@code x}; missing ones are {@code .}, or {@code -} if
   *     they are not wanted
   */
  DrawnSwarm(String done) {
    this(done, 1);
  }

  DrawnSwarm(String done, long seed) {
    this(done, RULES, seed);
  }

  DrawnSwarm(String done, PiecePicker.Rules rules, long seed) {
    this.count = done.length();
    this.chosen = PieceSet.all(count).without(pieces(done, '-'));
    this.picker = new PiecePicker(pieces(done, 'x'), chosen, rules, new SplittableRandom(seed));
  }

  private static PieceSet pieces(String drawing, char sign) {
    BitSet bits = new BitSet();
    for (int i = 0; i < drawing.length(); i++) {
      bits.set(i, drawing.charAt(i) == sign);
    }
    return PieceSet.of(drawing.length(), bits);
  }

  static DeviceId device(char name) {
    return new DeviceId("%064x".formatted((int) name));
  }

  DrawnSwarm peer(char name, String has) {
    return peer(name, has, 0.5);
  }

  DrawnSwarm peer(char name, String has, double score) {
    names.put(name, device(name));
    picker.joined(device(name), score);
    picker.has(device(name), 0, pieces(has, '1'));
    return this;
  }

  List<Integer> ask(char name, int most) {
    return picker.ask(device(name), most, now);
  }

  /** Asks for one piece, and there is one. */
  int askOne(char name) {
    return ask(name, 1).getFirst();
  }

  Optional<DeviceId> came(char name, int piece) {
    return picker.came(device(name), piece, now);
  }

  void wrong(char name, int piece) {
    picker.wrong(device(name), piece, now);
  }

  void failed(char name, int piece) {
    picker.failed(device(name), piece, now);
  }

  void left(char name) {
    picker.left(device(name));
  }

  Assignee known(char name) {
    return picker.peer(device(name)).orElseThrow();
  }

  DrawnSwarm later(long millis) {
    now += millis * 1_000_000;
    return this;
  }

  /**
   * One character a piece: whom it is assigned to, {@code .} if nobody, {@code x} if it is here.
   */
  String drawing() {
    StringBuilder drawing = new StringBuilder();
    PieceSet done = picker.done();
    for (int piece = 0; piece < count; piece++) {
      int at = piece;
      char assigned =
          picker
              .assignedTo(piece)
              .map(device -> nameOf(device))
              .orElse(done.contains(at) ? 'x' : '.');
      drawing.append(assigned);
    }
    return drawing.toString();
  }

  private char nameOf(DeviceId device) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(device))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /** How many pieces are assigned to a peer. */
  long share(char name) {
    return drawing().chars().filter(c -> c == name).count();
  }

  /** All that the peer would be asked for, one after the other, each coming at once. */
  List<Integer> fetchAll(char name) {
    List<Integer> order = new ArrayList<>();
    for (List<Integer> next = ask(name, 1); !next.isEmpty(); next = ask(name, 1)) {
      order.add(next.getFirst());
      came(name, next.getFirst());
    }
    return order;
  }
}
