package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import dev.covey.tracker.cluster.Lease;
import dev.covey.tracker.cluster.Neighbours;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.store.KeptScore;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Brings what other trackers tell to whom it concerns here. */
record OtherTrackers(
    Changes changes, FileNews fileNews, SignIns signIns, Scores scoreBook, Sessions here)
    implements Neighbours {
  @Override
  public void receive(List<LoggedChange> told) throws CoveyException {
    changes.receive(told);
  }

  @Override
  public void around(Collection<FileId> files, Runnable step) {
    if (here.count() == 0) {
      step.run();
    } else {
      fileNews.around(files, step);
    }
  }

  @Override
  public void movedTo(Lease lease) {
    signIns.moved(lease);
  }

  @Override
  public void receiveScores(Map<DeviceId, KeptScore> told) {
    scoreBook.receive(told);
  }

  @Override
  public Map<DeviceId, KeptScore> scores() {
    return scoreBook.all();
  }

  @Override
  public int sessions() {
    return here.count();
  }
}
