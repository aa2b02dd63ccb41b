package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.protocol.TrackerRequest.Score;
import dev.covey.tracker.store.KeptScore;
import dev.covey.tracker.store.TrackerStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How well devices serve, as those they served report it, here and at other trackers (P4). Any
 * thread may use it. Nobody waits for the disk: a score that is lost with a crash is soon reported
 * anew.
 */
final class Scores {
  /** Of a device that nobody has reported yet. */
  static final double UNKNOWN = 0.5;

  /** How far one report moves a score. */
  static final double WEIGHT = 0.25;

  private static final KeptScore FIRST = new KeptScore(UNKNOWN, 0);

  private static final Logger log = LoggerFactory.getLogger(Scores.class);

  private final TrackerStore store;
  private final Attendance attendance;
  private final Consumer<Map<DeviceId, KeptScore>> others;
  private final ConcurrentMap<DeviceId, KeptScore> scores = new ConcurrentHashMap<>();

  /**
   * @param others is told what is reported here
   */
  Scores(TrackerStore store, Attendance attendance, Consumer<Map<DeviceId, KeptScore>> others)
      throws CoveyException {
    this.store = store;
    this.attendance = attendance;
    this.others = others;
    scores.putAll(store.scores());
  }

  /** 0 to 1. */
  double of(DeviceId device) {
    return scores.getOrDefault(device, FIRST).score();
  }

  Map<DeviceId, KeptScore> all() {
    return Map.copyOf(scores);
  }

  /** Takes reports of devices that are signed in; nobody's word counts for his own. */
  void report(Session reporter, List<Score> reports) {
    Map<DeviceId, KeptScore> changed = new HashMap<>();
    for (Score report : reports) {
      boolean counts =
          attendance
              .on(report.device())
              .filter(subject -> !subject.account().equals(reporter.account()))
              .isPresent();
      if (counts) {
        changed.put(report.device(), smoothed(report));
      }
    }
    if (!changed.isEmpty()) {
      save(changed);
      others.accept(Map.copyOf(changed));
    }
  }

  private KeptScore smoothed(Score report) {
    return scores.compute(
        report.device(),
        (_, known) -> {
          KeptScore before = known == null ? FIRST : known;
          double moved = before.score() + WEIGHT * (report.score() - before.score());
          return new KeptScore(moved, before.version() + 1);
        });
  }

  /** Takes what was reported at other trackers. */
  void receive(Map<DeviceId, KeptScore> told) {
    Map<DeviceId, KeptScore> changed = new HashMap<>();
    told.forEach((device, score) ->
        scores.compute(
            device,
            (_, known) -> {
              if (known != null && !score.beats(known)) {
                return known;
              }
              changed.put(device, score);
              return score;
            }));
    if (!changed.isEmpty()) {
      save(changed);
    }
  }

  private void save(Map<DeviceId, KeptScore> changed) {
    var _ =
        store
            .saveScores(changed)
            .exceptionally(failure -> {
              log.warn("{} scores were not saved: {}", changed.size(), failure.getMessage());
              return null;
            });
  }
}
