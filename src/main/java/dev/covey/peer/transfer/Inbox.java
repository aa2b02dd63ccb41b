package dev.covey.peer.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What a download's thread has been told and has not looked at yet; any thread puts, one takes. It
 * is bounded: when it is full, readers of connections wait, and so do their seeders.
 */
final class Inbox {
  private static final int MOST = 1_024;
  private static final int RETRY_MILLIS = 100;

  private final BlockingQueue<DownloadEvent> events = new ArrayBlockingQueue<>(MOST);

  /**
   * Waits for room.
   *
   * @param pointless when true the event is forgotten, since nobody takes any more
   */
  void put(DownloadEvent event, BooleanSupplier pointless) {
    boolean interrupted = false;
    boolean put = false;
    while (!put && !pointless.getAsBoolean()) {
      try {
        put = events.offer(event, RETRY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Forgets the event if there is no room: whoever takes the others will look anyway. */
  void nudge(DownloadEvent event) {
    var _ = events.offer(event);
  }

  /** Null if nothing came in time. */
  DownloadEvent poll(long millis) throws InterruptedException {
    return events.poll(millis, TimeUnit.MILLISECONDS);
  }

  /** All that is there now, in the order in which it came. */
  List<DownloadEvent> takeAll() {
    List<DownloadEvent> all = new ArrayList<>();
    events.drainTo(all);
    return all;
  }

  /** Null if nothing is there. */
  DownloadEvent poll() {
    return events.poll();
  }
}
