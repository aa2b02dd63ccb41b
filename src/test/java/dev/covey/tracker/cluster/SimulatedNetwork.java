package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/** Carries bytes between running trackers, as badly as it was told to. */
final class SimulatedNetwork {
  interface Receiver {
    void received(Member from, byte[] message) throws CoveyException;
  }

  /** When the latest message comes. */
  static final int LATEST_MILLIS = 3_000;

  private record Place(int tracker, Receiver receiver) {}

  private final Timeline time;
  private final SplittableRandom random;
  private final Map<Member, Place> there = new TreeMap<>();

  /** How often the way from one tracker to another is cut. */
  private final int[][] cut;

  private final CRC32C history = new CRC32C();

  private Step.Weather weather = new Step.Weather(0, 0, 0, 0, 0);

  SimulatedNetwork(Timeline time, SplittableRandom random, int trackers) {
    this.time = time;
    this.random = random;
    cut = new int[trackers][trackers];
  }

  void attach(Member member, int tracker, Receiver receiver) {
    there.put(member, new Place(tracker, receiver));
  }

  void detach(Member member) {
    there.remove(member);
  }

  long history() {
    return history.getValue();
  }

  void weather(Step.Weather now) {
    weather = now;
  }

  /**
   * @param by 1, or -1 to take it back
   */
  void split(Step.Split split, int by) {
    for (int from = 0; from < cut.length; from++) {
      for (int to = 0; to < cut.length; to++) {
        boolean out = inside(split, from) && !inside(split, to);
        boolean in = !inside(split, from) && inside(split, to);
        if (out || (in && !split.oneWay())) {
          cut[from][to] += by;
        }
      }
    }
  }

  private static boolean inside(Step.Split split, int tracker) {
    return (split.side() >> tracker & 1) == 1;
  }

  void broadcast(Member from, byte[] message) {
    new TreeSet<>(there.keySet())
        .stream().filter(to -> !to.equals(from)).forEach(to -> send(from, to, message));
  }

  void send(Member from, Member to, byte[] message) {
    boolean gone = !there.containsKey(from) || !there.containsKey(to);
    if (gone || isCut(from, to) || random.nextInt(100) < weather.lost()) {
      return;
    }
    history.update((time.now() + " " + from + " " + to + " ").getBytes(StandardCharsets.UTF_8));
    history.update(message);
    deliver(from, to, message);
    if (random.nextInt(100) < weather.doubled()) {
      deliver(from, to, message);
    }
  }

  private boolean isCut(Member from, Member to) {
    return cut[there.get(from).tracker()][there.get(to).tracker()] > 0;
  }

  private void deliver(Member from, Member to, byte[] message) {
    boolean late = random.nextInt(100) < weather.late();
    time.after(
        late ? random.nextInt(10, LATEST_MILLIS) : random.nextInt(1, 5),
        () -> {
          Place place = there.get(to);
          if (place != null) {
            place.receiver().received(from, message);
          }
        });
  }

  /** Whom a tracker reaches, and who reaches it. */
  SortedSet<Member> reachable(Member member) {
    TreeSet<Member> others = new TreeSet<>(there.keySet());
    others.removeIf(other -> other.equals(member) || isCut(member, other) || isCut(other, member));
    return others;
  }
}
