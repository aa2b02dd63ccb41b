package dev.covey.tracker;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import dev.covey.tracker.registry.Presence;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Who is signed in at this tracker, and on which devices (S2, F9). Any thread may call it; looking
 * takes no lock.
 */
final class Sessions implements Presence {
  private final ConcurrentMap<DeviceId, Session> byDevice = new ConcurrentHashMap<>();
  private final ConcurrentMap<AccountId, List<Session>> byAccount = new ConcurrentHashMap<>();

  /**
   * Begins a session.
   *
   * @return the one that it replaces: there is one session a device (S3)
   */
  synchronized Optional<Session> open(Session session) {
    Optional<Session> replaced = on(session.device());
    replaced.ifPresent(this::forget);
    byDevice.put(session.device(), session);
    byAccount.merge(session.account(), List.of(session), Sessions::together);
    return replaced;
  }

  /**
   * Ends a session.
   *
   * @return false if it was not open, or had been replaced
   */
  synchronized boolean close(Session session) {
    return isOpen(session) && forget(session);
  }

  private boolean forget(Session session) {
    byAccount.computeIfPresent(
        session.account(),
        (_, all) -> {
          List<Session> left = all.stream().filter(other -> other != session).toList();
          return left.isEmpty() ? null : left;
        });
    return byDevice.remove(session.device(), session);
  }

  private static List<Session> together(List<Session> some, List<Session> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  boolean isOpen(Session session) {
    return byDevice.get(session.device()) == session;
  }

  Optional<Session> on(DeviceId device) {
    return Optional.ofNullable(byDevice.get(device));
  }

  /** Where an account is signed in. */
  List<Session> of(AccountId account) {
    return byAccount.getOrDefault(account, List.of());
  }

  /** All sessions; those that begin or end meanwhile may be missing. */
  Collection<Session> all() {
    return byDevice.values();
  }

  int count() {
    return byDevice.size();
  }

  @Override
  public int devices(AccountId account) {
    return of(account).size();
  }

  @Override
  public boolean serves(AccountId account, DeviceId device, FileId file) {
    Session session = byDevice.get(device);
    return session != null && session.account().equals(account) && session.serves(file);
  }
}
