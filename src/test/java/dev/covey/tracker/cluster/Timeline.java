package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import java.util.PriorityQueue;

/**
 * Virtual time: what is to happen, in its order. What falls on one moment keeps the order given.
 */
final class Timeline {
  interface Action {
    void run() throws CoveyException;
  }

  private record Event(long at, long number, Action action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
    }
  }

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long now;
  private long number;

  /** Milliseconds since the beginning. */
  long now() {
    return now;
  }

  long nanos() {
    return now * 1_000_000;
  }

  void after(long millis, Action action) {
    events.add(new Event(now + millis, number++, action));
  }

  void runUntil(long end) throws CoveyException {
    while (!events.isEmpty() && events.peek().at() <= end) {
      Event event = events.poll();
      now = event.at();
      event.action().run();
    }
    now = end;
  }
}
