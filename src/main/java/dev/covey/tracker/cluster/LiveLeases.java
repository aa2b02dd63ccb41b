package dev.covey.tracker.cluster;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sessions at other trackers. The cluster's thread alone changes it; any thread may look, and
 * takes no lock.
 */
public final class LiveLeases {
  /** A session and the files that its device has said it has. */
  record Held(Lease lease, Set<FileId> offers) {
    Held(Lease lease) {
      this(lease, ConcurrentHashMap.newKeySet());
    }
  }

  private final Map<Member, Map<DeviceId, Held>> byTracker = new ConcurrentHashMap<>();

  /** Of a device's leases the one that stands. */
  private final Map<DeviceId, Held> byDevice = new ConcurrentHashMap<>();

  private final Map<AccountId, Set<DeviceId>> byAccount = new ConcurrentHashMap<>();

  /** Where a device is signed in, if it is at another tracker. */
  public Optional<Lease> on(DeviceId device) {
    return Optional.ofNullable(byDevice.get(device)).map(Held::lease);
  }

  /** Devices on which an account is signed in at other trackers. */
  public Collection<DeviceId> devices(AccountId account) {
    return Set.copyOf(byAccount.getOrDefault(account, Set.of()));
  }

  /** Whether that account's device has said, at another tracker, that it serves the file. */
  public boolean serves(AccountId account, DeviceId device, FileId file) {
    Held held = byDevice.get(device);
    return held != null
        && held.lease().account().equals(account)
        && held.lease().serving().isPresent()
        && held.offers().contains(file);
  }

  /** What an account's devices have said, at other trackers, that they have. */
  public Set<FileId> offers(AccountId account) {
    return devices(account).stream()
        .map(byDevice::get)
        .filter(Objects::nonNull)
        .flatMap(held -> held.offers().stream())
        .collect(Collectors.toSet());
  }

  /** What a tracker's device has said that it has; a copy. */
  Set<FileId> offers(Member tracker, DeviceId device) {
    Held held = sessions(tracker).get(device);
    return held == null ? Set.of() : Set.copyOf(held.offers());
  }

  /** Everything that a tracker's devices have said that they have. */
  Stream<FileId> offers(Member tracker) {
    return sessions(tracker).values().stream().flatMap(held -> held.offers().stream());
  }

  void apply(Member tracker, NewsItem item) {
    Map<DeviceId, Held> sessions =
        byTracker.computeIfAbsent(tracker, _ -> new ConcurrentHashMap<>());
    Held held = sessions.get(item.device());
    boolean current = held != null && held.lease().generation() == item.generation();
    switch (item) {
      case NewsItem.Opened(Lease lease) -> {
        if (!current) {
          sessions.put(lease.device(), new Held(lease));
          choose(lease.device());
        }
      }
      case NewsItem.Closed closed -> {
        if (current) {
          sessions.remove(closed.device());
          choose(closed.device());
        }
      }
      case NewsItem.Offers offers -> {
        if (current) {
          held.offers().addAll(offers.added());
          held.offers().removeAll(offers.removed());
        }
      }
    }
  }

  /** That tracker's sessions are these, and no others. */
  void replace(Member tracker, Collection<NewsItem> all) {
    forget(tracker);
    all.forEach(item -> apply(tracker, item));
  }

  /** None of that tracker's sessions stand any more. */
  void forget(Member tracker) {
    Map<DeviceId, Held> gone = byTracker.remove(tracker);
    if (gone != null) {
      gone.keySet().forEach(this::choose);
    }
  }

  private Map<DeviceId, Held> sessions(Member tracker) {
    return byTracker.getOrDefault(tracker, Map.of());
  }

  private void choose(DeviceId device) {
    Held best = null;
    for (Map<DeviceId, Held> sessions : byTracker.values()) {
      Held held = sessions.get(device);
      if (held != null && (best == null || held.lease().generation() > best.lease().generation())) {
        best = held;
      }
    }
    Held before = best == null ? byDevice.remove(device) : byDevice.put(device, best);
    if (before != null) {
      byAccount.computeIfPresent(
          before.lease().account(), (_, devices) -> without(devices, device));
    }
    if (best != null) {
      byAccount
          .computeIfAbsent(best.lease().account(), _ -> ConcurrentHashMap.newKeySet())
          .add(device);
    }
  }

  private static Set<DeviceId> without(Set<DeviceId> devices, DeviceId device) {
    devices.remove(device);
    return devices.isEmpty() ? null : devices;
  }
}
