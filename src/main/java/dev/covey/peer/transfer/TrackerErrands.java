package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.Subscription;
import dev.covey.net.Threads;
import dev.covey.peer.session.TrackerLink;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a download asks of the trackers, each on a virtual thread of its own, so that a tracker that
 * does not answer never holds up a transfer (H4). Used by the download's thread, which finds the
 * answers in its inbox.
 */
final class TrackerErrands implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TrackerErrands.class);

  private final TrackerLink tracker;
  private final FileId file;
  private final Inbox inbox;
  private final Subscription events;
  private final AtomicBoolean finding = new AtomicBoolean();
  private final AtomicBoolean reporting = new AtomicBoolean();
  private volatile boolean closed;

  TrackerErrands(TrackerLink tracker, FileId file, Inbox inbox) {
    this.tracker = tracker;
    this.file = file;
    this.inbox = inbox;
    this.events = tracker.onEvent(this::hear);
  }

  private void hear(TrackerEvent event) {
    if (event instanceof TrackerEvent.SeedersChanged changed && changed.file().equals(file)) {
      inbox.nudge(new DownloadEvent.SeedersChanged());
    }
  }

  /**
   * Asks who has the file, and says that this device serves what it has of it (F14); does nothing
   * while that is being asked already.
   */
  void findSeeders() {
    if (finding.compareAndSet(false, true)) {
      Threads.start("find-seeders", this::find);
    }
  }

  private void find() {
    DownloadEvent answer;
    try {
      TrackerReply.Seeders found =
          tracker.ask(new TrackerRequest.FindSeeders(file, true), TrackerReply.Seeders.class);
      answer = new DownloadEvent.SeedersFound(found.seeders(), found.ticket());
    } catch (CoveyException e) {
      answer = new DownloadEvent.SeedersNotFound(e);
    } finally {
      finding.set(false);
    }
    inbox.put(answer, () -> closed);
  }

  /** Tells how well others served (P4); forgets it if the last report is still on its way. */
  void report(List<TrackerRequest.Score> scores) {
    if (!scores.isEmpty() && reporting.compareAndSet(false, true)) {
      List<TrackerRequest.Score> page = scores.subList(0, Math.min(scores.size(), Limits.PAGE));
      Threads.start("report-scores", () -> tell(page));
    }
  }

  private void tell(List<TrackerRequest.Score> scores) {
    try {
      tracker.ask(new TrackerRequest.ReportScores(scores), TrackerReply.Done.class);
    } catch (CoveyException e) {
      log.debug("scores were not reported: {}", e.getMessage());
    } finally {
      reporting.set(false);
    }
  }

  /** Whatever is still asked is answered to nobody; nobody is sent here for pieces any more. */
  @Override
  public void close() {
    closed = true;
    events.close();
    Threads.start("serves-no-more", this::leave);
  }

  private void leave() {
    try {
      tracker.ask(new TrackerRequest.FindSeeders(file, false), TrackerReply.Seeders.class);
    } catch (CoveyException e) {
      log.debug("the tracker was not told: {}", e.getMessage());
    }
  }
}
