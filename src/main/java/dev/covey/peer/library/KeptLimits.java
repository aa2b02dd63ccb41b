package dev.covey.peer.library;

import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.RateLimit;
import java.util.ArrayList;
import java.util.List;

/** The rate limits that the user chose: of everything together, and of groups. */
public record KeptLimits(RateLimit all, List<OfGroup> groups) {

  /**
   * @param name as it was when last heard of
   */
  public record OfGroup(GroupId group, GroupName name, RateLimit limit) {}

  public KeptLimits {
    groups = List.copyOf(groups);
  }

  /** A line for everything, and one for each group. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(all.up() + " " + all.down());
    for (OfGroup one : groups) {
      lines.add("%d %d %s %s".formatted(one.limit.up(), one.limit.down(), one.group, one.name));
    }
    return lines;
  }

  static KeptLimits of(List<String> lines) {
    return new KeptLimits(
        limit(lines.getFirst().split(" ")),
        lines.stream().skip(1).map(line -> ofGroup(line.split(" "))).toList());
  }

  private static OfGroup ofGroup(String[] words) {
    return new OfGroup(GroupId.of(words[2]), new GroupName(words[3]), limit(words));
  }

  private static RateLimit limit(String[] words) {
    return new RateLimit(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }
}
