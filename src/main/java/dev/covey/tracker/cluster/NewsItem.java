package dev.covey.tracker.cluster;

import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import java.util.Set;

/** One thing that happened to a tracker's sessions. */
public sealed interface NewsItem {
  DeviceId device();

  /** Of the session that it happened to. */
  long generation();

  record Opened(Lease lease) implements NewsItem {
    @Override
    public DeviceId device() {
      return lease.device();
    }

    @Override
    public long generation() {
      return lease.generation();
    }
  }

  record Closed(DeviceId device, long generation) implements NewsItem {}

  /**
   * What the device is fetching.
   *
   * @param serving whether it serves what it has of the file meanwhile; false: no more (F14)
   */
  record Fetching(DeviceId device, long generation, FileId file, boolean serving)
      implements NewsItem {}

  /** What the device says that it has all of, or no more (F10). */
  record Offers(DeviceId device, long generation, Set<FileId> added, Set<FileId> removed)
      implements NewsItem {
    public Offers {
      added = Set.copyOf(added);
      removed = Set.copyOf(removed);
    }
  }
}
