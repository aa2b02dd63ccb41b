package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.net.Threads;
import dev.covey.peer.session.TrackerLink;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells trackers how well others served this device (P4): what all downloads say, at most once a
 * second. Any thread may report; a virtual thread tells, for as long as there is something to tell.
 */
final class ScoreReports {
  private static final Logger log = LoggerFactory.getLogger(ScoreReports.class);

  /** So that many small files are one report: the tracker saves each and tells the others. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final TrackerLink tracker;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();

  /** At most {@link Limits#PAGE} devices: what more there are is reported later, or not. */
  private final Map<DeviceId, TrackerRequest.Score> untold = new LinkedHashMap<>();

  private boolean telling;

  ScoreReports(TrackerLink tracker) {
    this.tracker = tracker;
  }

  /** The last that is said of a device counts. */
  void report(List<TrackerRequest.Score> scores) {
    lock.lock();
    try {
      for (TrackerRequest.Score score : scores) {
        if (untold.size() < Limits.PAGE || untold.containsKey(score.device())) {
          untold.put(score.device(), score);
        }
      }
      if (!telling && !untold.isEmpty()) {
        telling = true;
        Threads.start("report-scores", this::tellAll);
      }
    } finally {
      lock.unlock();
    }
  }

  private void tellAll() {
    try {
      for (List<TrackerRequest.Score> page = take(); !page.isEmpty(); page = take()) {
        tell(page);
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      log.debug("scores are not reported any more");
    }
  }

  private List<TrackerRequest.Score> take() {
    lock.lock();
    try {
      List<TrackerRequest.Score> page = new ArrayList<>(untold.values());
      untold.clear();
      telling = !page.isEmpty();
      return page;
    } finally {
      lock.unlock();
    }
  }

  private void tell(List<TrackerRequest.Score> scores) {
    try {
      tracker.ask(new TrackerRequest.ReportScores(scores), TrackerReply.Done.class);
    } catch (CoveyException e) {
      log.debug("scores were not reported: {}", e.getMessage());
    }
  }
}
