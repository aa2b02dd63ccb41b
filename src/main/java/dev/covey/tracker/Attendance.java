package dev.covey.tracker;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import dev.covey.tracker.cluster.Lease;
import dev.covey.tracker.cluster.LiveLeases;
import dev.covey.tracker.registry.Presence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is signed in anywhere in the network (F9, S2): of a device that is signed in here and, it is
 * said, elsewhere too, what is here counts. Any thread may look; looking takes no lock.
 */
record Attendance(Sessions here, LiveLeases elsewhere) implements Presence {
  /** Where a device is signed in, and serves. */
  Optional<Lease> on(DeviceId device) {
    return here.on(device).map(Session::lease).or(() -> elsewhere.on(device));
  }

  /** What an account's devices say that they have. */
  Set<FileId> offers(AccountId account) {
    Set<FileId> offers = new HashSet<>(elsewhere.offers(account));
    here.of(account).forEach(session -> offers.addAll(session.offers()));
    return offers;
  }

  /** Neither ever goes down, so that the sum stays only while both do. */
  @Override
  public long version() {
    return here.version() + elsewhere.version();
  }

  @Override
  public int devices(AccountId account) {
    List<Session> sessions = here.of(account);
    Set<DeviceId> others = elsewhere.devices(account);
    if (others.isEmpty()) {
      return sessions.size(); // lists ask this of thousands
    }
    long onlyThere = others.stream().filter(device -> here.on(device).isEmpty()).count();
    return sessions.size() + (int) onlyThere;
  }

  @Override
  public Map<DeviceId, AccountId> fetching(FileId file) {
    Map<DeviceId, AccountId> fetching = new HashMap<>();
    for (DeviceId device : elsewhere.fetchers(file)) {
      elsewhere.on(device).ifPresent(lease -> fetching.put(device, lease.account()));
    }
    fetching.keySet().removeIf(device -> here.on(device).isPresent());
    for (DeviceId device : here.fetchers(file)) {
      here.on(device).ifPresent(session -> fetching.put(device, session.account()));
    }
    return fetching;
  }

  @Override
  public boolean isOnline(AccountId account) {
    return !here.of(account).isEmpty() || !elsewhere.devices(account).isEmpty();
  }

  @Override
  public boolean serves(AccountId account, DeviceId device, FileId file) {
    Optional<Session> session = here.on(device);
    if (session.isPresent()) {
      return session.get().account().equals(account) && session.get().serves(file);
    }
    return elsewhere.serves(account, device, file);
  }
}
