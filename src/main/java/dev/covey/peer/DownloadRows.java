package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.DownloadId;
import dev.covey.peer.DownloadRow.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The downloads in the order in which they were begun, and whose turn it is: in that order too,
 * unless the user has moved them (U14, U16). Changed under the lock of {@link DownloadQueue}; any
 * thread may look.
 */
final class DownloadRows {
  private static final Comparator<DownloadRow> BY_BEGIN =
      Comparator.comparing((DownloadRow row) -> row.kept().started())
          .thenComparing(row -> row.kept().id().value());

  private final Map<DownloadId, DownloadRow> rows = new ConcurrentHashMap<>();

  /**
   * So many run at once. Who waits for a seeder holds no place; when it could go on and all places
   * are taken, it waits for its turn like the others.
   */
  private volatile int atOnce;

  /** Where those stand that were moved, or stood before one; others come after them. */
  private volatile Map<DownloadId, Integer> places;

  DownloadRows(int atOnce, List<DownloadId> order) {
    this.atOnce = atOnce;
    this.places = places(order);
  }

  private static Map<DownloadId, Integer> places(List<DownloadId> order) {
    return IntStream.range(0, order.size()).boxed().collect(Collectors.toMap(order::get, i -> i));
  }

  int atOnce() {
    return atOnce;
  }

  void atOnce(int most) {
    atOnce = most;
  }

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

  /** Those that have not ended, in the order in which it is their turn. */
  List<DownloadRow> inTurn(Optional<AccountId> account) {
    return rows.values().stream()
        .filter(row -> row.phase() != Phase.ENDED && row.isOf(account))
        .sorted(byTurn())
        .toList();
  }

  private Comparator<DownloadRow> byTurn() {
    Map<DownloadId, Integer> now = places;
    return Comparator.comparingInt(
            (DownloadRow row) -> now.getOrDefault(row.kept().id(), Integer.MAX_VALUE))
        .thenComparing(BY_BEGIN);
  }

  /**
   * How all would stand in turn if one were moved; those of other accounts come after.
   *
   * @param moved one that has not ended
   */
  List<DownloadId> moved(DownloadRow moved, QueueMove move) {
    Optional<AccountId> account = Optional.of(moved.kept().account());
    List<DownloadId> order =
        inTurn(account).stream()
            .map(row -> row.kept().id())
            .collect(Collectors.toCollection(ArrayList::new));
    DownloadId id = moved.kept().id();
    int place = order.indexOf(id) + 1;
    order.remove(id);
    order.add(move.target(place, order.size() + 1) - 1, id);
    places.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .filter(other -> find(other).filter(row -> !row.isOf(account)).isPresent())
        .forEach(order::add);
    return order;
  }

  void order(List<DownloadId> order) {
    places = places(order);
  }

  /** Those whose turn it is now. */
  List<DownloadRow> due(Optional<AccountId> account) {
    return rows.values().stream()
        .filter(row -> row.phase() == Phase.QUEUED && row.isOf(account))
        .sorted(byTurn())
        .limit(Math.max(0, atOnce - running()))
        .toList();
  }

  /** Whether more run than should. */
  boolean areTooMany() {
    return running() > atOnce;
  }

  /** Those that run beyond what may: the last in turn. */
  List<DownloadRow> surplus() {
    return rows.values().stream()
        .filter(DownloadRow::isRunning)
        .sorted(byTurn())
        .skip(atOnce)
        .toList();
  }

  private long running() {
    return rows.values().stream().filter(DownloadRow::isRunning).count();
  }
}
