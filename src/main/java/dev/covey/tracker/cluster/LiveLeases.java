package dev.covey.tracker.cluster;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sessions at other trackers. The cluster's thread alone changes it; any thread may look, and
 * takes no lock.
 */
public final class LiveLeases {
  private final Map<Member, SessionTable> byTracker = new ConcurrentHashMap<>();

  /** Of a device's leases the one that stands. */
  private final Map<DeviceId, SessionTable.Held> byDevice = new ConcurrentHashMap<>();

  private final Map<AccountId, Set<DeviceId>> byAccount = new ConcurrentHashMap<>();

  private final AtomicLong version = new AtomicLong();

  /** Is higher after a device came or went. */
  public long version() {
    return version.get();
  }

  /** Where a device is signed in, if it is at another tracker. */
  public Optional<Lease> on(DeviceId device) {
    return Optional.ofNullable(byDevice.get(device)).map(SessionTable.Held::lease);
  }

  /** Devices on which an account is signed in at other trackers; a view of this moment's set. */
  public Set<DeviceId> devices(AccountId account) {
    return Collections.unmodifiableSet(byAccount.getOrDefault(account, Set.of()));
  }

  /** Whether that account's device has said, at another tracker, that it serves the file. */
  public boolean serves(AccountId account, DeviceId device, FileId file) {
    SessionTable.Held held = byDevice.get(device);
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

  /** Devices at other trackers that serve what they have of a file while they fetch it (F14). */
  public Set<DeviceId> fetchers(FileId file) {
    return byTracker.values().stream()
        .flatMap(sessions ->
            sessions.fetchers(file).stream()
                .filter(device -> byDevice.get(device) == sessions.on(device).orElse(null)))
        .collect(Collectors.toSet());
  }

  /** What a tracker's device has said that it has, all of it or part; a copy. */
  Set<FileId> files(Member tracker, DeviceId device) {
    SessionTable sessions = byTracker.get(tracker);
    return sessions == null
        ? Set.of()
        : sessions.on(device).map(SessionTable.Held::files).orElse(Set.of());
  }

  /** Everything that a tracker's devices have said that they have, all of it or part. */
  Stream<FileId> files(Member tracker) {
    SessionTable sessions = byTracker.get(tracker);
    return sessions == null
        ? Stream.empty()
        : sessions.all().stream().flatMap(held -> held.files().stream());
  }

  void apply(Member tracker, NewsItem item) {
    if (byTracker.computeIfAbsent(tracker, _ -> new SessionTable()).apply(item)) {
      choose(item.device());
    }
  }

  /** That tracker's sessions are these, and no others. */
  void replace(Member tracker, Collection<NewsItem> all) {
    forget(tracker);
    all.forEach(item -> apply(tracker, item));
  }

  /** None of that tracker's sessions stand any more. */
  void forget(Member tracker) {
    SessionTable gone = byTracker.remove(tracker);
    if (gone != null) {
      gone.all().forEach(held -> choose(held.lease().device()));
    }
  }

  private void choose(DeviceId device) {
    SessionTable.Held best =
        byTracker.values().stream()
            .flatMap(sessions -> sessions.on(device).stream())
            .max(Comparator.comparingLong(held -> held.lease().generation()))
            .orElse(null);
    SessionTable.Held before = byDevice.get(device);
    if (best == before) {
      return;
    }
    AccountId account = best == null ? null : best.lease().account();
    if (best != null) {
      byAccount.computeIfAbsent(account, _ -> ConcurrentHashMap.newKeySet()).add(device);
      byDevice.put(device, best);
    } else {
      byDevice.remove(device);
    }
    if (before != null && !before.lease().account().equals(account)) {
      byAccount.computeIfPresent(
          before.lease().account(), (_, devices) -> without(devices, device));
    }
    version.incrementAndGet();
  }

  private static Set<DeviceId> without(Set<DeviceId> devices, DeviceId device) {
    devices.remove(device);
    return devices.isEmpty() ? null : devices;
  }
}
