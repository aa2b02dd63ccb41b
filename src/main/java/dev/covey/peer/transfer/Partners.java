package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * From whom of those who fetch the file themselves a download takes pieces (F12): from few, since
 * many connections that each carry little cost all sides more than few that carry much; and from
 * one more every so often, in case those few are slow.
 *
 * <p>The first is whoever comes next in the order of devices. That makes a ring of all who fetch,
 * so that every piece finds its way to everybody; the others are by lot, which makes the ways
 * short. Pure; time comes in as {@link System#nanoTime}.
 */
final class Partners {
  private static final int LEAST = 2;
  private static final long ANOTHER_AFTER = 15_000_000_000L;

  /** Those who begin together have nothing yet, and do not know each other. */
  private static final long ACQUAINTANCE = 200_000_000;

  private final DeviceId self;
  private final long begun;
  private final RandomGenerator random;

  Partners(DeviceId self, long begun, RandomGenerator random) {
    this.self = self;
    this.begun = begun;
    this.random = random;
  }

  /**
   * Whom to connect to next, the likeliest first.
   *
   * @param have those that it is connected to, or connecting
   * @param others that could be, none of them twice
   * @param known how many fetch it, also those that cannot be connected to just now
   * @param alone whether nobody has all of the file
   */
  List<DeviceId> choose(
      Collection<DeviceId> have, Collection<DeviceId> others, int known, boolean alone, long now) {
    if (!alone && now - begun < ACQUAINTANCE) {
      return List.of();
    }
    List<DeviceId> all = new ArrayList<>(have);
    all.addAll(others);
    Optional<DeviceId> next = next(all).filter(others::contains);
    List<DeviceId> chosen = new ArrayList<>(others);
    Collections.shuffle(chosen, Random.from(random));
    next.ifPresent(chosen::remove);
    next.ifPresent(chosen::addFirst);
    // Whoever comes later may come in between: the ring is to stay one.
    int free = Math.max(most(known, now) - have.size(), next.isPresent() ? 1 : 0);
    return chosen.subList(0, Math.min(free, chosen.size()));
  }

  /**
   * How many it takes of so many, but for those that come in between: the more there are, the
   * longer is the way of a piece to the last of them.
   */
  int most(int known, long now) {
    int steps = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, known - 1) / 2);
    return (int) (Math.max(LEAST, steps) + (now - begun) / ANOTHER_AFTER);
  }

  /** Who comes next in the ring of these. */
  Optional<DeviceId> next(Collection<DeviceId> all) {
    Comparator<DeviceId> order =
        Comparator.<DeviceId, Boolean>comparing(device -> isBefore(device))
            .thenComparing(DeviceId::hex);
    return all.stream().min(order);
  }

  /** Then it is behind all that come after this one, where the ring closes. */
  private boolean isBefore(DeviceId device) {
    return device.hex().compareTo(self.hex()) < 0;
  }
}
