package dev.covey.tracker;

import dev.covey.protocol.TrackerEvent;
import dev.covey.tracker.cluster.Lease;
import dev.covey.tracker.cluster.LiveLeases;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends sessions, and tells what that does to who serves what. Any thread may use it. */
final class SignIns {
  private static final Logger log = LoggerFactory.getLogger(SignIns.class);

  private final Sessions sessions;
  private final LiveLeases leases;
  private final InstantSource clock;
  private final FileNews fileNews;
  private final Postman postman;

  /** Whether the tracker stops: then nobody is told of every session that ends with it. */
  private final BooleanSupplier stopping;

  SignIns(
      Sessions sessions,
      LiveLeases leases,
      InstantSource clock,
      FileNews fileNews,
      Postman postman,
      BooleanSupplier stopping) {
    this.sessions = sessions;
    this.leases = leases;
    this.clock = clock;
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
    long elsewhere = leases.on(session.device()).map(Lease::generation).orElse(0L);
    // By the clock, lest one that is not known here yet counts as high.
    sessions
        .open(session, Math.max(elsewhere, clock.millis()))
        .ifPresent(stale -> tellReplaced(stale, session));
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
    fileNews.around(session.files(), () -> close(session));
  }

  /**
   * A device is signed in at another tracker: an older session here is stale and ends (S3). So does
   * its connection: should a device be there after all, it notices, and resumes.
   */
  void moved(Lease lease) {
    sessions
        .on(lease.device())
        .filter(session -> session.generation() < lease.generation())
        .ifPresent(stale -> {
          end(stale);
          stale.outbox().cut();
        });
  }

  private void close(Session session) {
    if (sessions.close(session)) {
      log.info("{} signed out", session);
    }
  }
}
