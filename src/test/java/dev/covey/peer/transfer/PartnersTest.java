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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnersTest {
  private static final long SECOND = 1_000_000_000L;

  private final SplittableRandom random = new SplittableRandom(11);

  private List<DeviceId> devices(int count) {
    List<DeviceId> devices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      devices.add(
          new DeviceId(
              "%016x%016x".formatted(random.nextLong(), random.nextLong()) + "0".repeat(32)));
    }
    return devices;
  }

  private static List<DeviceId> without(List<DeviceId> all, DeviceId one) {
    return all.stream().filter(device -> !device.equals(one)).toList();
  }

  /** Whom each of them chooses, when all know all. */
  private Map<DeviceId, List<DeviceId>> choices(List<DeviceId> all) {
    Map<DeviceId, List<DeviceId>> choices = new HashMap<>();
    for (DeviceId self : all) {
      Partners partners = new Partners(self, 0, random.split());
      choices.put(
          self, partners.choose(List.of(), without(all, self), all.size() - 1, false, SECOND));
    }
    return choices;
  }

  /** Who gets what that one has, from it or from another who got it. */
  private static Set<DeviceId> reached(DeviceId holder, Map<DeviceId, List<DeviceId>> choices) {
    Set<DeviceId> reached = new HashSet<>(Set.of(holder));
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<DeviceId, List<DeviceId>> choice : choices.entrySet()) {
        if (choice.getValue().stream().anyMatch(reached::contains)) {
          more |= reached.add(choice.getKey());
        }
      }
    }
    return reached;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 9, 40, 300})
  void whatAnybodyHasFindsItsWayToEverybodyThroughFew(int count) { // F12
    Map<DeviceId, List<DeviceId>> choices = choices(devices(count));
    for (DeviceId holder : choices.keySet()) {
      assertThat(reached(holder, choices)).hasSize(count);
    }
    assertThat(choices.values()).allMatch(few -> few.size() <= 8);
  }

  @Test
  void eightHaveTwoEachAndAHundredSix() { // F12
    assertThat(choices(devices(8)).values()).allMatch(few -> few.size() == 2);
    assertThat(choices(devices(100)).values()).allMatch(few -> few.size() == 6);
  }

  @Test
  void whoComesInBetweenIsTakenThoughThereAreEnough() { // F12
    DeviceId self = new DeviceId("1".repeat(64));
    DeviceId next = new DeviceId("2".repeat(64));
    List<DeviceId> have = List.of(new DeviceId("3".repeat(64)), new DeviceId("4".repeat(64)));
    List<DeviceId> others = List.of(new DeviceId("5".repeat(64)), next);
    Partners partners = new Partners(self, 0, random);
    assertThat(partners.choose(have, others, 4, false, SECOND)).containsExactly(next);
    assertThat(partners.choose(have, others.subList(0, 1), 3, false, SECOND)).isEmpty();
  }

  @Test
  void behindTheLastComesTheFirst() {
    DeviceId self = new DeviceId("e".repeat(64));
    List<DeviceId> others = List.of(new DeviceId("7".repeat(64)), new DeviceId("1".repeat(64)));
    assertThat(new Partners(self, 0, random).next(others)).contains(others.getLast());
  }

  @Test
  void thoseWhoBeginTogetherGetToKnowEachOtherFirst() { // F12
    List<DeviceId> all = devices(4);
    Partners partners = new Partners(all.getFirst(), 0, random);
    List<DeviceId> others = all.subList(1, 4);
    assertThat(partners.choose(List.of(), others, 3, false, SECOND / 10)).isEmpty();
    assertThat(partners.choose(List.of(), others, 3, true, SECOND / 10))
        .as("nobody else has anything")
        .hasSize(2);
  }

  @Test
  void oneMoreIsTakenEverySoOften() { // F12
    List<DeviceId> all = devices(9);
    Partners partners = new Partners(all.getFirst(), 0, random);
    assertThat(partners.choose(List.of(), all.subList(1, 9), 8, false, 60 * SECOND)).hasSize(6);
  }
}
