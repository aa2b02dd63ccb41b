package dev.covey.peer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupId;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.RateLimit;
import dev.covey.peer.library.KeptLimits;
import dev.covey.peer.library.KeptLimits.OfGroup;
import dev.covey.peer.library.Library;
import dev.covey.peer.transfer.Throttles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rate limits: remembers them and lets the transfers keep them at once (U16). Any thread may
 * use it; naming a group that has no limit yet asks a tracker and waits.
 */
final class LimitDesk {
  private static final Logger log = LoggerFactory.getLogger(LimitDesk.class);

  private final TrackerDesk tracker;
  private final Library library;
  private final Throttles throttles;

  /** Changed under the lock of this. */
  private volatile KeptLimits kept;

  /**
   * @param usual of everything, unless the library remembers another choice
   */
  LimitDesk(TrackerDesk tracker, Library library, Throttles throttles, RateLimit usual)
      throws CoveyException {
    this.tracker = tracker;
    this.library = library;
    this.throttles = throttles;
    this.kept = library.limits().orElseGet(() -> new KeptLimits(usual, List.of()));
    apply(kept);
  }

  RateLimits limits() {
    KeptLimits now = kept;
    Map<GroupName, RateLimit> groups = new HashMap<>();
    now.groups().forEach(one -> groups.put(one.name(), one.limit()));
    return new RateLimits(now.all(), new TreeMap<>(groups));
  }

  void limit(RateLimit all) throws CoveyException {
    synchronized (this) {
      keep(new KeptLimits(all, kept.groups()));
    }
  }

  void limit(GroupName name, RateLimit limit) throws CoveyException {
    GroupId group = known(name).isPresent() ? known(name).get() : ask(name);
    synchronized (this) {
      List<OfGroup> groups = new ArrayList<>(kept.groups());
      groups.removeIf(one -> one.group().equals(group));
      if (!limit.isNone()) {
        groups.add(new OfGroup(group, name, limit));
      }
      keep(new KeptLimits(kept.all(), groups));
    }
  }

  private Optional<GroupId> known(GroupName name) {
    return kept.groups().stream()
        .filter(one -> one.name().equals(name))
        .map(OfGroup::group)
        .findFirst();
  }

  private GroupId ask(GroupName name) throws CoveyException {
    for (GroupListing group : tracker.groups()) {
      if (group.name().equals(name)) {
        if (group.role().isMember()) {
          return group.id();
        }
        throw new CoveyException(
            ErrorCode.NOT_MEMBER,
            "You are no member of %s, so nothing of it is sent or fetched.".formatted(name));
      }
    }
    throw new CoveyException(
        ErrorCode.UNKNOWN_GROUP, "There is no group %s: see list_groups.".formatted(name));
  }

  /** A group has another name; its limit is still its limit. */
  void renamed(GroupName from, GroupName to) {
    synchronized (this) {
      List<OfGroup> groups =
          kept.groups().stream()
              .map(one -> one.name().equals(from) ? new OfGroup(one.group(), to, one.limit()) : one)
              .toList();
      if (!groups.equals(kept.groups())) {
        try {
          keep(new KeptLimits(kept.all(), groups));
        } catch (CoveyException e) {
          log.warn("a group's new name is not remembered with its limit: {}", e.getMessage());
        }
      }
    }
  }

  private void keep(KeptLimits now) throws CoveyException {
    library.limits(now);
    kept = now;
    apply(now);
  }

  private void apply(KeptLimits now) {
    Map<GroupId, Long> up = new HashMap<>();
    Map<GroupId, Long> down = new HashMap<>();
    for (OfGroup one : now.groups()) {
      up.put(one.group(), one.limit().up());
      down.put(one.group(), one.limit().down());
    }
    throttles.up().limit(now.all().up(), up);
    throttles.down().limit(now.all().down(), down);
  }
}
