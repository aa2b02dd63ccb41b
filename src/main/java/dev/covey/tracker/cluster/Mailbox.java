package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What waits for the cluster's thread. Any thread may put something in, and never waits. */
final class Mailbox {
  /** Bytes of messages from others that may wait; what comes beyond is dropped, and missed. */
  static final long MOST = 64 << 20;

  /** Something to do, on the cluster's thread. */
  interface Step {
    void run() throws CoveyException;
  }

  private record Entry(int bytes, Step step) {}

  private final LinkedBlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
  private final AtomicLong bytes = new AtomicLong();

  /** Something of this tracker, which is never dropped. */
  void put(Step step) {
    entries.add(new Entry(0, step));
  }

  /**
   * Something that came over the network.
   *
   * @return false if it was dropped
   */
  boolean offer(int size, Step step) {
    if (bytes.addAndGet(size) > MOST) {
      bytes.addAndGet(-size);
      return false;
    }
    entries.add(new Entry(size, step));
    return true;
  }

  /** The next step; null if none comes in so many nanoseconds. */
  Step take(long nanos) throws InterruptedException {
    Entry entry = entries.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    if (entry == null) {
      return null;
    }
    bytes.addAndGet(-entry.bytes());
    return entry.step();
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }
}
