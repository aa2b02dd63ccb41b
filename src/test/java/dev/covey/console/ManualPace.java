package dev.covey.console;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** Time that passes only when somebody pauses; something may happen at each pause. */
final class ManualPace implements Pace {
  private final Queue<Runnable> happenings = new ArrayDeque<>();
  private long now;
  private int pauses;

  /** The next pause without a happening yet is when this happens. */
  ManualPace then(Runnable happening) {
    happenings.add(happening);
    return this;
  }

  int pauses() {
    return pauses;
  }

  Duration passed() {
    return Duration.ofNanos(now);
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void pause(Duration most) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("as Ctrl-C does");
    }
    pauses++;
    now += most.toNanos();
    Runnable happening = happenings.poll();
    if (happening != null) {
      happening.run();
    }
  }
}
