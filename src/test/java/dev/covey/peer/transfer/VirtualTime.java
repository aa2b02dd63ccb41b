package dev.covey.peer.transfer;

import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that jumps from one event to the next; of equal times the one that was added first. */
final class VirtualTime {
  static final double SECOND = 1e9;

  private record Event(long at, long number, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private long now;
  private long number;

  /** Nanoseconds since the beginning. */
  long now() {
    return now;
  }

  double seconds() {
    return now / SECOND;
  }

  void at(long time, Runnable action) {
    events.add(new Event(time, number++, action));
  }

  void after(long nanos, Runnable action) {
    at(now + nanos, action);
  }

  /** Lets the next event happen; false if there is none. */
  boolean step() {
    Event event = events.poll();
    if (event == null) {
      return false;
    }
    now = event.at;
    event.action.run();
    return true;
  }
}
