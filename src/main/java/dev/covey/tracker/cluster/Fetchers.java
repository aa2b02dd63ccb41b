package dev.covey.tracker.cluster;

import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which devices serve what they have of a file while they fetch it (F14). Any thread may look, and
 * takes no lock; changes of one file must not meet.
 */
public final class Fetchers {
  private final Map<FileId, Set<DeviceId>> byFile = new ConcurrentHashMap<>();

  public void add(FileId file, DeviceId device) {
    byFile.computeIfAbsent(file, _ -> ConcurrentHashMap.newKeySet()).add(device);
  }

  public void remove(FileId file, DeviceId device) {
    byFile.computeIfPresent(
        file,
        (_, devices) -> {
          devices.remove(device);
          return devices.isEmpty() ? null : devices;
        });
  }

  /** A view of this moment's set. */
  public Set<DeviceId> of(FileId file) {
    return Collections.unmodifiableSet(byFile.getOrDefault(file, Set.of()));
  }
}
