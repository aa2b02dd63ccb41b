package dev.covey.net;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The limit on one write after another of a connection: begun and ended by the thread that writes,
 * enforced on the watchdog thread.
 *
 * <p>Writes come by the thousand a second and hardly ever stall, so none of them schedules anything
 * as long as an earlier check is still due: the check looks what is being written when it comes,
 * and goes on watching only then.
 */
final class WriteLimit {
  private static final long NONE = 0;

  private final Runnable bark;

  /** When the write under way must be over, as {@link System#nanoTime}; 0 when there is none. */
  private final AtomicLong deadline = new AtomicLong(NONE);

  /** When the next check is due; 0 when none is. */
  private final AtomicLong check = new AtomicLong(NONE);

  WriteLimit(Runnable bark) {
    this.bark = bark;
  }

  /**
   * @return what {@link #end} takes
   */
  long begin(Duration limit) {
    // The lowest bit is spent on telling a moment from NONE.
    long moment = (System.nanoTime() + limit.toNanos()) | 1;
    deadline.set(moment);
    long due = check.get();
    if (due == NONE || due - moment > 0) {
      checkAt(moment);
    }
    return moment;
  }

  /** Whether that write ended within its limit. */
  boolean end(long begun) {
    return deadline.compareAndSet(begun, NONE);
  }

  private void checkAt(long moment) {
    check.set(moment);
    var _ = Watchdog.CLOCK.schedule(this::check, moment - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private void check() {
    // Cleared first: a write that begins from here on schedules its own check, one that began
    // before is seen below.
    check.set(NONE);
    long moment = deadline.get();
    if (moment == NONE) {
      return;
    }
    if (System.nanoTime() - moment < 0) {
      checkAt(moment);
    } else if (deadline.compareAndSet(moment, NONE)) {
      bark.run();
    }
  }
}
