package dev.covey.console;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Time, as commands that wait see it. */
interface Pace {
  /** Nanoseconds since some moment. */
  long nanoTime();

  /** Returns after that time, or earlier if something happened. */
  void pause(Duration most) throws InterruptedException;

  /** The real time. Any thread may ring. */
  final class Real implements Pace {
    private final Semaphore rung = new Semaphore(0);

    /** Something happened: whoever pauses looks again. */
    void ring() {
      if (rung.availablePermits() == 0) {
        rung.release();
      }
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void pause(Duration most) throws InterruptedException {
      boolean early = rung.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
      if (early) {
        rung.drainPermits();
      }
    }
  }
}
