package dev.covey.net;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Watches one blocking step: armed and called off by the thread that takes the step; if that takes
 * too long, barks on the process's one watchdog thread, where only short work may be done.
 */
final class Watchdog {
  static final ScheduledExecutorService CLOCK = Threads.scheduler("net-watchdog");

  private enum State {
    WATCHING,
    BARKED,
    CALLED_OFF
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.WATCHING);
  private final Future<?> alarm;

  private Watchdog(Duration limit, Runnable bark) {
    this.alarm =
        CLOCK.schedule(
            () -> {
              if (state.compareAndSet(State.WATCHING, State.BARKED)) {
                bark.run();
              }
            },
            Math.max(0, limit.toNanos()),
            TimeUnit.NANOSECONDS);
  }

  static Watchdog arm(Duration limit, Runnable bark) {
    return new Watchdog(limit, bark);
  }

  /** Ends the watch; may be called twice. */
  void callOff() {
    if (state.compareAndSet(State.WATCHING, State.CALLED_OFF)) {
      alarm.cancel(false);
    }
  }

  boolean hasBarked() {
    return state.get() == State.BARKED;
  }
}
