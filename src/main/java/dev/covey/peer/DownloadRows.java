package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.DownloadId;
import dev.covey.peer.DownloadRow.Phase;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The downloads in the order in which they were begun, and whose turn it is (U14). Changed under
 * the lock of {@link DownloadQueue}; any thread may look.
 */
final class DownloadRows {
  /**
   * So many run at once. Who waits for a seeder holds no place; when it could go on and all places
   * are taken, it waits for its turn like the others.
   */
  static final int AT_ONCE = 5;

  private static final Comparator<DownloadRow> BY_BEGIN =
      Comparator.comparing((DownloadRow row) -> row.kept().started())
          .thenComparing(row -> row.kept().id().value());

  private final Map<DownloadId, DownloadRow> rows = new ConcurrentHashMap<>();

  void add(DownloadRow row) {
    rows.put(row.kept().id(), row);
  }

  Optional<DownloadRow> remove(DownloadId id) {
    return Optional.ofNullable(rows.remove(id));
  }

  Optional<DownloadRow> find(DownloadId id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** Oldest first. */
  List<DownloadRow> inOrder() {
    return rows.values().stream().sorted(BY_BEGIN).toList();
  }

  /** Those that were started, or paused, in this run. */
  List<DownloadRow> live() {
    return rows.values().stream().filter(row -> row.live().isPresent()).toList();
  }

  /** Those whose turn it is now. */
  List<DownloadRow> due(Optional<AccountId> account) {
    return rows.values().stream()
        .filter(row -> row.phase() == Phase.QUEUED && row.isOf(account))
        .sorted(BY_BEGIN)
        .limit(Math.max(0, AT_ONCE - running()))
        .toList();
  }

  /** Whether more run than should. */
  boolean areTooMany() {
    return running() > AT_ONCE;
  }

  private long running() {
    return rows.values().stream().filter(DownloadRow::isRunning).count();
  }
}
