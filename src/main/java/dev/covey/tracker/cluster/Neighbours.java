package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.store.KeptScore;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a tracker does about what other trackers tell. Called by the cluster's thread. */
public interface Neighbours {
  /**
   * Takes changes that others made, and tells those who are signed in here. Comes back without
   * waiting for the disk.
   *
   * @throws CoveyException FAILED if the disk failed
   */
  void receive(List<LoggedChange> changes) throws CoveyException;

  /** Takes a step, and tells those it concerns what it did to these files. */
  void around(Collection<FileId> files, Runnable step);

  /** A device is signed in at another tracker: an older session of it here is stale (S3). */
  void movedTo(Lease lease);

  void receiveScores(Map<DeviceId, KeptScore> scores);

  /** All scores that this tracker knows. */
  Map<DeviceId, KeptScore> scores();

  /** How many devices are signed in here. */
  int sessions();
}
