package dev.covey.desktop.fx;

import dev.covey.model.Subscription;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs on the given clock's thread, again and again; one failure does not end it. */
final class Ticks implements Subscription {
  private static final Logger log = LoggerFactory.getLogger(Ticks.class);

  private final Runnable action;
  private final String what;
  // Confined to the clock's thread.
  private boolean failedBefore;

  // Set before anybody else knows of these ticks.
  private ScheduledFuture<?> future;

  private Ticks(Runnable action, String what) {
    this.action = action;
    this.what = what;
  }

  static Ticks start(
      ScheduledExecutorService clock, Duration interval, Runnable action, String of) {
    Ticks ticks = new Ticks(action, of);
    ticks.future =
        clock.scheduleWithFixedDelay(ticks::tick, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    return ticks;
  }

  private void tick() {
    try {
      action.run();
      failedBefore = false;
    } catch (RuntimeException e) {
      if (!failedBefore) {
        log.error("polling {} failed; it goes on", what, e);
      }
      failedBefore = true;
    }
  }

  @Override
  public void close() {
    future.cancel(false);
  }
}
