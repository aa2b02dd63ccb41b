package dev.covey.tracker.cluster;

import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions at one tracker, as its news tells them. One thread at a time changes it; any thread
 * may look, and takes no lock.
 */
final class SessionTable {
  /** A session and the files that its device has said it has. */
  static final class Held {
    private final Lease lease;
    private final Set<FileId> offers = ConcurrentHashMap.newKeySet();
    private final Set<FileId> parts = ConcurrentHashMap.newKeySet();

    private Held(Lease lease) {
      this.lease = lease;
    }

    Lease lease() {
      return lease;
    }

    /** A view that follows what is told. */
    Set<FileId> offers() {
      return Collections.unmodifiableSet(offers);
    }

    /** What it has said that it has, all of it or part; a copy. */
    Set<FileId> files() {
      Set<FileId> files = new HashSet<>(offers);
      files.addAll(parts);
      return files;
    }
  }

  private final Map<DeviceId, Held> sessions = new ConcurrentHashMap<>();
  private final Fetchers fetchers = new Fetchers();

  /** Takes what happened; false if that is known already, or of a session that no longer stands. */
  boolean apply(NewsItem item) {
    Held held = sessions.get(item.device());
    boolean current = held != null && held.lease.generation() == item.generation();
    return switch (item) {
      case NewsItem.Opened(Lease lease) -> {
        if (!current) {
          remove(lease.device());
          sessions.put(lease.device(), new Held(lease));
        }
        yield !current;
      }
      case NewsItem.Closed closed -> {
        if (current) {
          remove(closed.device());
        }
        yield current;
      }
      case NewsItem.Fetching(DeviceId device, long _, FileId file, boolean serving) ->
          current && fetch(held, device, file, serving);
      case NewsItem.Offers offers -> {
        if (current) {
          held.offers.addAll(offers.added());
          held.offers.removeAll(offers.removed());
        }
        yield current;
      }
    };
  }

  private void remove(DeviceId device) {
    Held gone = sessions.remove(device);
    if (gone != null) {
      gone.parts.forEach(file -> fetchers.remove(file, device));
    }
  }

  private boolean fetch(Held held, DeviceId device, FileId file, boolean serving) {
    if (serving) {
      fetchers.add(file, device);
      return held.parts.add(file);
    }
    fetchers.remove(file, device);
    return held.parts.remove(file);
  }

  /** Devices that serve what they have of a file while they fetch it; a view. */
  Set<DeviceId> fetchers(FileId file) {
    return fetchers.of(file);
  }

  Optional<Held> on(DeviceId device) {
    return Optional.ofNullable(sessions.get(device));
  }

  Collection<Held> all() {
    return Collections.unmodifiableCollection(sessions.values());
  }

  /** What makes this table from an empty one. */
  List<NewsItem> items() {
    List<NewsItem> items = new ArrayList<>();
    for (Held held : sessions.values()) {
      Lease lease = held.lease;
      items.add(new NewsItem.Opened(lease));
      if (!held.offers.isEmpty()) {
        items.add(new NewsItem.Offers(lease.device(), lease.generation(), held.offers, Set.of()));
      }
      for (FileId file : held.parts) {
        items.add(new NewsItem.Fetching(lease.device(), lease.generation(), file, true));
      }
    }
    return items;
  }
}
