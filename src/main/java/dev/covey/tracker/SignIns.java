package dev.covey.tracker;

import dev.covey.protocol.TrackerEvent;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends sessions, and tells what that does to who serves what. Any thread may use it. */
final class SignIns {
  private static final Logger log = LoggerFactory.getLogger(SignIns.class);

  private final Sessions sessions;
  private final FileNews fileNews;
  private final Postman postman;

  /** Whether the tracker stops: then nobody is told of every session that ends with it. */
  private final BooleanSupplier stopping;

  SignIns(Sessions sessions, FileNews fileNews, Postman postman, BooleanSupplier stopping) {
    this.sessions = sessions;
    this.fileNews = fileNews;
    this.postman = postman;
    this.stopping = stopping;
  }

  /** Begins a session in place of the device's stale one, whose connection is told (S3). */
  void begin(Session session) {
    sessions
        .on(session.device())
        .ifPresent(stale -> {
          end(stale);
          tellReplaced(stale, session);
        });
    // Another connection of this device may have come in between.
    sessions.open(session).ifPresent(stale -> tellReplaced(stale, session));
    log.info("{} signed in", session);
  }

  private void tellReplaced(Session stale, Session by) {
    if (stale.outbox() != by.outbox()) {
      postman.tell(
          stale.outbox(), new TrackerEvent.SessionEnded("This device signed in anew elsewhere."));
    }
  }

  /** Ends a session, if it has not ended before; its registrations stay (F10). */
  void end(Session session) {
    if (stopping.getAsBoolean()) {
      close(session);
      return;
    }
    fileNews.around(session.offers(), () -> close(session));
  }

  private void close(Session session) {
    if (sessions.close(session)) {
      log.info("{} signed out", session);
    }
  }
}
