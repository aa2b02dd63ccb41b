package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.Subscription;
import dev.covey.net.Threads;
import dev.covey.peer.session.TrackerLink;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.util.List;
import java.util.Optional;
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

  /** Whether it is over before anybody could be sent here for pieces, mostly. */
  private final boolean brief;

  private final Inbox inbox;
  private final Subscription events;
  private final ScoreReports scores;
  private final AtomicBoolean finding = new AtomicBoolean();
  private volatile boolean closed;

  // Confined to the download's thread
  private Optional<Introduction> introduction;

  /** Whether the tracker was told that this device serves what it has of the file. */
  private boolean told;

  /**
   * @param introduction taken for the first answer if it is fresh
   */
  TrackerErrands(
      TransferContext context,
      DownloadSpec spec,
      Inbox inbox,
      Optional<Introduction> introduction) {
    this.tracker = context.tracker();
    this.scores = context.scores();
    this.file = spec.file();
    this.brief = spec.size() <= DownloadSpec.SMALL;
    this.inbox = inbox;
    this.introduction = introduction.filter(known -> known.isFresh(System.nanoTime()));
    this.events = tracker.onEvent(this::hear);
  }

  private void hear(TrackerEvent event) {
    if (event instanceof TrackerEvent.SeedersChanged changed && changed.file().equals(file)) {
      inbox.nudge(new DownloadEvent.SeedersChanged());
    }
  }

  /**
   * Asks who has the file, unless that has just been told, and says that this device serves what it
   * has of it (F14); of a small file only when asked for that once more. Does nothing while that is
   * being asked already.
   *
   * @return whether a tracker is asked: what it says is as things are from now on
   */
  boolean findSeeders() {
    if (introduction.isPresent()) {
      Introduction known = introduction.get();
      introduction = Optional.empty();
      inbox.nudge(new DownloadEvent.SeedersFound(known.seeders(), known.ticket()));
      if (brief) {
        return false;
      }
    }
    told = true;
    boolean asks = finding.compareAndSet(false, true);
    if (asks) {
      Threads.start("find-seeders", this::find);
    }
    return asks;
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

  boolean hasTold() {
    return told;
  }

  /** Tells how well others served (P4). */
  void report(List<TrackerRequest.Score> served) {
    scores.report(served);
  }

  /** Whatever is still asked is answered to nobody; nobody is sent here for pieces any more. */
  @Override
  public void close() {
    closed = true;
    events.close();
    if (told) {
      Threads.start("serves-no-more", this::leave);
    }
  }

  private void leave() {
    try {
      tracker.ask(new TrackerRequest.FindSeeders(file, false), TrackerReply.Seeders.class);
    } catch (CoveyException e) {
      log.debug("the tracker was not told: {}", e.getMessage());
    }
  }
}
