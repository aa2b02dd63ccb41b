package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.DeviceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in whatever order: what must hold, holds after every step. */
class PiecePickerRandomTest {
  private static final int STEPS = 3_000;
  private static final String NAMES = "abcdef";

  private final Set<Character> joined = new HashSet<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whatMustHoldHolds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DrawnSwarm swarm = new DrawnSwarm(pieces(random), seed);
    for (int step = 0; step < STEPS && !swarm.picker.isComplete(); step++) {
      swarm.later(random.nextInt(200));
      step(swarm, random);
      check(swarm, "seed %d step %d".formatted(seed, step));
    }
    finish(swarm);
    assertThat(swarm.picker.isComplete()).as("seed %d", seed).isTrue();
  }

  /** Some are here, and in every other run some are not wanted. */
  private static String pieces(SplittableRandom random) {
    boolean part = random.nextBoolean();
    StringBuilder pieces = new StringBuilder();
    int count = random.nextInt(1, 60);
    while (pieces.length() < count) {
      pieces.append(part && random.nextInt(3) == 0 ? '-' : random.nextInt(9) == 0 ? 'x' : '.');
    }
    return pieces.toString();
  }

  private void step(DrawnSwarm swarm, SplittableRandom random) {
    char name = NAMES.charAt(random.nextInt(NAMES.length()));
    if (!joined.contains(name)) {
      swarm.peer(name, random.nextInt(3) == 0 ? has(swarm.count, random) : "1".repeat(swarm.count));
      joined.add(name);
      return;
    }
    List<Integer> asked = new ArrayList<>(swarm.known(name).asked.keySet());
    int piece = asked.isEmpty() ? -1 : asked.get(random.nextInt(asked.size()));
    switch (random.nextInt(41)) {
      case 40 -> swarm.picker.inOrder(random.nextBoolean());
      case 0 -> {
        swarm.left(name);
        joined.remove(name);
      }
      case 1 ->
          swarm.picker.hasAlso(DrawnSwarm.device(name), random.nextInt(swarm.count), swarm.now);
      case 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 -> swarm.ask(name, random.nextInt(4));
      default -> {
        if (piece >= 0) {
          answer(swarm, name, piece, random);
        }
      }
    }
  }

  private static void answer(DrawnSwarm swarm, char name, int piece, SplittableRandom random) {
    switch (random.nextInt(24)) {
      case 0 -> swarm.wrong(name, piece);
      case 1, 2, 3 -> swarm.failed(name, piece);
      case 4, 5 -> swarm.picker.putOff(DrawnSwarm.device(name), piece, swarm.now);
      case 6 -> swarm.came(name, piece);
      default -> {}
    }
  }

  private static String has(int count, SplittableRandom random) {
    StringBuilder has = new StringBuilder();
    for (int i = 0; i < count; i++) {
      has.append(random.nextBoolean() ? '1' : '0');
    }
    return has.toString();
  }

  private void check(DrawnSwarm swarm, String when) {
    Set<Integer> planned = new HashSet<>();
    Map<Integer, Integer> asked = new HashMap<>();
    for (Assignee peer : swarm.picker.peers()) {
      for (int piece : peer.planned) {
        // P1: exactly one peer at a time
        assertThat(planned.add(piece)).as("%s: %d is planned once", when, piece).isTrue();
        assertThat(swarm.picker.assignedTo(piece)).as(when).contains(peer.device);
      }
      peer.asked.keySet().forEach(piece -> asked.merge(piece, 1, Integer::sum));
      assertThat(peer.score()).as(when).isBetween(0.0, 1.0); // P4
      assertThat(peer.load()).isEqualTo(peer.planned.size() + peer.asked.size());
      Stream.concat(peer.planned.stream(), peer.asked.keySet().stream())
          .forEach(piece -> {
            assertThat(peer.serves()).as("%s: %s serves", when, peer.device).isTrue();
            assertThat(peer.has.get(piece)).as("%s: it has %d", when, piece).isTrue();
            assertThat(swarm.picker.done().contains(piece)).as("%s: missing", when).isFalse();
            assertThat(swarm.chosen.contains(piece)).as("%s: wanted", when).isTrue();
          });
    }
    assertThat(asked.values())
        .as("%s: asked of two at most", when)
        .allMatch(times -> times <= 2); // P9
    assertThat(asked.keySet())
        .as("%s: not planned too", when)
        .isSubsetOf(complement(planned, swarm.count));
    assertThat(swarm.picker.asked().indices().boxed().toList())
        .as(when)
        .containsExactlyInAnyOrderElementsOf(asked.keySet());
    int prefix = swarm.picker.prefix();
    assertThat(swarm.picker.done().indices().limit(prefix).max().orElse(-1))
        .as(when)
        .isEqualTo(prefix - 1);
  }

  private static Set<Integer> complement(Set<Integer> pieces, int count) {
    Set<Integer> others = new HashSet<>();
    for (int piece = 0; piece < count; piece++) {
      if (!pieces.contains(piece)) {
        others.add(piece);
      }
    }
    return others;
  }

  /** A peer that has everything and never fails brings every download to its end (D6). */
  private static void finish(DrawnSwarm swarm) {
    swarm.later(60_000).peer('z', "1".repeat(swarm.count));
    for (Assignee peer : List.copyOf(swarm.picker.peers())) {
      DeviceId device = peer.device;
      if (!device.equals(DrawnSwarm.device('z')) && peer.joined) {
        swarm.picker.left(device);
      }
    }
    swarm.fetchAll('z');
  }
}
