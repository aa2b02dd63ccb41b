package dev.covey.peer;

import dev.covey.model.GroupName;
import dev.covey.model.RateLimit;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How fast this device may send and fetch pieces.
 *
 * @param all of all groups together
 * @param groups of single groups; those without a limit are not in it
 */
public record RateLimits(RateLimit all, SortedMap<GroupName, RateLimit> groups) {
  public RateLimits {
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
  }

  /** Of a group alone: none if it has no limit of its own. */
  public RateLimit of(GroupName group) {
    return groups.getOrDefault(group, RateLimit.NONE);
  }

  /** Without any limit. */
  public static RateLimits none() {
    return new RateLimits(RateLimit.NONE, new TreeMap<>(Map.of()));
  }
}
