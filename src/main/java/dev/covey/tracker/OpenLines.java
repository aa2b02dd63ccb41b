package dev.covey.tracker;

import dev.covey.protocol.TrackerEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connections that are being served, whoever is at their other end. Any thread may use it. */
final class OpenLines {
  /** How long a stop waits for the last words, of all together. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Postman postman;
  private final Set<Outbox> outboxes = ConcurrentHashMap.newKeySet();

  OpenLines(Postman postman) {
    this.postman = postman;
  }

  /**
   * Serves a connection on the calling thread until one side ends it.
   *
   * @param idle how long the other side may say nothing
   */
  void serve(CommandHandler handler, Duration idle) throws IOException {
    outboxes.add(handler.outbox());
    try {
      handler.run(idle);
    } finally {
      outboxes.remove(handler.outbox());
    }
  }

  /** Tells all that the tracker stops, and ends their lines (T13). */
  void dismiss() {
    for (Outbox outbox : outboxes) {
      postman.tell(outbox, new TrackerEvent.TrackerStopping());
    }
    long until = System.nanoTime() + FAREWELL.toNanos();
    for (Outbox outbox : outboxes) {
      outbox.finish(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
    }
  }
}
