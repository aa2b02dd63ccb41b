package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Messages;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many downloads there are of each kind: each is looked at once. Filled and then read by one
 * thread.
 */
final class DownloadTally {
  private final Map<TransferState, Count> states = new EnumMap<>(TransferState.class);
  private final Map<WaitReason, Count> reasons = new EnumMap<>(WaitReason.class);

  private static final class Count {
    private int value;
  }

  void add(TransferSnapshot download) {
    states.computeIfAbsent(download.state(), _ -> new Count()).value++;
    WaitReason.of(download)
        .ifPresent(reason -> reasons.computeIfAbsent(reason, _ -> new Count()).value++);
  }

  int in(DownloadSegment segment) {
    int sum = 0;
    for (Map.Entry<TransferState, Count> each : states.entrySet()) {
      sum += segment.includes(each.getKey()) ? each.getValue().value : 0;
    }
    return sum;
  }

  private int waitingFor(WaitReason reason) {
    Count count = reasons.get(reason);
    return count == null ? 0 : count.value;
  }

  /**
   * What is going on, in a line; empty if nothing is.
   *
   * @param whole for example "2 running, 1 waits for a seeder, 1 waits for disk space"
   * @param brief the same where there is little room: "2 running, 2 wait"
   */
  record Summary(String whole, String brief) {}

  Summary summary() {
    List<String> parts = new ArrayList<>();
    addCount(parts, "downloads.summary.running", in(DownloadSegment.RUNNING));
    List<String> brief = new ArrayList<>(parts);
    List<String> waits = new ArrayList<>();
    int waiting = 0;
    for (WaitReason reason : WaitReason.values()) {
      addCount(waits, key(reason), waitingFor(reason));
      waiting += waitingFor(reason);
    }
    parts.addAll(waits);
    if (parts.size() < 2) {
      addCount(parts, "downloads.summary.failed", in(DownloadSegment.FAILED));
    }
    if (waits.size() < 2) {
      return new Summary(String.join(", ", parts), String.join(", ", parts));
    }
    addCount(brief, "downloads.summary.waiting", waiting);
    return new Summary(String.join(", ", parts), String.join(", ", brief));
  }

  private static void addCount(List<String> parts, String key, int count) {
    if (count > 0) {
      parts.add(Messages.text(key, count));
    }
  }

  private static String key(WaitReason reason) {
    return switch (reason) {
      case SEEDER -> "downloads.summary.noSeeder";
      case TRACKER -> "downloads.summary.noTracker";
      case SPACE -> "downloads.summary.noSpace";
    };
  }
}
