package dev.covey.tracker;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import dev.covey.tracker.cluster.Fetchers;
import dev.covey.tracker.cluster.NewsItem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is signed in at this tracker, and on which devices (S2, F9). Any thread may call it; looking
 * takes no lock.
 */
final class Sessions {
  // Guarded by this object's lock
  private Consumer<NewsItem> news = _ -> {};

  private final ConcurrentMap<DeviceId, Session> byDevice = new ConcurrentHashMap<>();
  private final ConcurrentMap<AccountId, List<Session>> byAccount = new ConcurrentHashMap<>();
  private final Fetchers fetchers = new Fetchers();
  private final AtomicLong version = new AtomicLong();

  /**
   * From now on tells what happens to sessions, in order and under a lock: only put it somewhere.
   * Sessions that are open are told as if they began now.
   */
  synchronized void tellNews(Consumer<NewsItem> listener) {
    news = listener;
    for (Session session : byDevice.values()) {
      listener.accept(new NewsItem.Opened(session.lease()));
      listener.accept(offers(session, session.offers(), Set.of()));
      session.parts().forEach(file -> listener.accept(fetching(session, file, true)));
    }
  }

  /**
   * Begins a session.
   *
   * @param least its generation is higher, and higher than that of the device's session here
   * @return the one that it replaces: there is one session a device (S3)
   */
  synchronized Optional<Session> open(Session session, long least) {
    Optional<Session> replaced = on(session.device());
    session.begin(1 + Math.max(least, replaced.map(Session::generation).orElse(0L)));
    replaced.ifPresent(this::forget);
    news.accept(new NewsItem.Opened(session.lease()));
    byDevice.put(session.device(), session);
    byAccount.merge(session.account(), List.of(session), Sessions::together);
    version.incrementAndGet();
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
    session.parts().forEach(file -> fetchers.remove(file, session.device()));
    byAccount.computeIfPresent(
        session.account(),
        (_, all) -> {
          List<Session> left = all.stream().filter(other -> other != session).toList();
          return left.isEmpty() ? null : left;
        });
    version.incrementAndGet();
    news.accept(new NewsItem.Closed(session.device(), session.generation()));
    return byDevice.remove(session.device(), session);
  }

  /** The session's device has these files and will serve them. */
  synchronized void offer(Session session, Collection<FileId> files) {
    Set<FileId> added = files.stream().filter(session::offer).collect(Collectors.toSet());
    if (isOpen(session) && !added.isEmpty()) {
      news.accept(offers(session, added, Set.of()));
    }
  }

  /** The session's device no longer serves these files. */
  synchronized void withdraw(Session session, Collection<FileId> files) {
    Set<FileId> removed = files.stream().filter(session::withdraw).collect(Collectors.toSet());
    if (isOpen(session) && !removed.isEmpty()) {
      news.accept(offers(session, Set.of(), removed));
    }
  }

  /** The session's device serves what it has of a file while it fetches it, or no more. */
  synchronized void fetch(Session session, FileId file, boolean serving) {
    if (!isOpen(session) || !session.fetch(file, serving)) {
      return;
    }
    if (serving) {
      fetchers.add(file, session.device());
    } else {
      fetchers.remove(file, session.device());
    }
    news.accept(fetching(session, file, serving));
  }

  private static NewsItem fetching(Session session, FileId file, boolean serving) {
    return new NewsItem.Fetching(session.device(), session.generation(), file, serving);
  }

  /** Devices signed in here that serve what they have of a file while they fetch it; a view. */
  Set<DeviceId> fetchers(FileId file) {
    return fetchers.of(file);
  }

  private static NewsItem offers(Session session, Set<FileId> added, Set<FileId> removed) {
    return new NewsItem.Offers(session.device(), session.generation(), added, removed);
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

  /** Is higher after a session began or ended. */
  long version() {
    return version.get();
  }

  /** All sessions; those that begin or end meanwhile may be missing. */
  Collection<Session> all() {
    return byDevice.values();
  }

  int count() {
    return byDevice.size();
  }
}
