package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.protocol.TrackerRequest.Score;
import dev.covey.tracker.store.TrackerStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How well devices serve, as those they served report it (P4). Any thread may use it. Nobody waits
 * for the disk: a score that is lost with a crash is soon reported anew.
 */
final class Scores {
  /** Of a device that nobody has reported yet. */
  static final double UNKNOWN = 0.5;

  /** How far one report moves a score. */
  static final double WEIGHT = 0.25;

  private static final Logger log = LoggerFactory.getLogger(Scores.class);

  private final TrackerStore store;
  private final Sessions sessions;
  private final ConcurrentMap<DeviceId, Double> scores = new ConcurrentHashMap<>();

  Scores(TrackerStore store, Sessions sessions) throws CoveyException {
    this.store = store;
    this.sessions = sessions;
    scores.putAll(store.scores());
  }

  /** 0 to 1. */
  double of(DeviceId device) {
    return scores.getOrDefault(device, UNKNOWN);
  }

  /** Takes reports of devices that are signed in; nobody's word counts for his own. */
  void report(Session reporter, List<Score> reports) {
    Map<DeviceId, Double> changed = new HashMap<>();
    for (Score report : reports) {
      boolean counts =
          sessions
              .on(report.device())
              .filter(subject -> !subject.account().equals(reporter.account()))
              .isPresent();
      if (counts) {
        changed.put(report.device(), smoothed(report));
      }
    }
    if (!changed.isEmpty()) {
      save(changed);
    }
  }

  private double smoothed(Score report) {
    return scores.merge(
        report.device(),
        UNKNOWN + WEIGHT * (report.score() - UNKNOWN),
        (before, _) -> before + WEIGHT * (report.score() - before));
  }

  private void save(Map<DeviceId, Double> changed) {
    var _ =
        store
            .saveScores(changed)
            .exceptionally(failure -> {
              log.warn("{} scores were not saved: {}", changed.size(), failure.getMessage());
              return null;
            });
  }
}
