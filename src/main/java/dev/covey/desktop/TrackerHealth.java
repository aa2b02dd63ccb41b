package dev.covey.desktop;

import dev.covey.model.TrackerListing;
import java.util.List;

/**
 * How many trackers answer, for the status bar.
 *
 * @param up those that answer, at most {@code all}
 */
record TrackerHealth(int up, int all) {
  static final TrackerHealth UNKNOWN = new TrackerHealth(0, 0);

  static TrackerHealth of(List<TrackerListing> trackers) {
    int up = (int) trackers.stream().filter(TrackerListing::up).count();
    return new TrackerHealth(up, trackers.size());
  }

  /** The same trackers, none of which answers. */
  TrackerHealth allDown() {
    return new TrackerHealth(0, all);
  }
}
