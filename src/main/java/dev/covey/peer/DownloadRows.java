package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.DownloadId;
import dev.covey.model.GroupId;
import dev.covey.peer.DownloadState.Phase;
import dev.covey.peer.transfer.DownloadSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /**
   * So many small ones run at once besides: each spends its time waiting for answers and for the
   * disk, and many that wait side by side share both.
   */
  static final int SMALL_AT_ONCE = 24;

  /** Those of one kind that run, and those that wait for a place. */
  private static final class Kind {
    final Set<DownloadRow> waiting = new HashSet<>();
    final Set<DownloadRow> running = new HashSet<>();
  }

  private final Set<DownloadRow> inOrder = new ConcurrentSkipListSet<>(BY_BEGIN);

  // Under the lock of the queue
  private final Kind large = new Kind();
  private final Kind small = new Kind();

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
    inOrder.add(row);
    changed(row);
  }

  Optional<DownloadRow> remove(DownloadId id) {
    Optional<DownloadRow> row = Optional.ofNullable(rows.remove(id));
    row.ifPresent(gone -> {
      inOrder.remove(gone);
      kind(gone).waiting.remove(gone);
      kind(gone).running.remove(gone);
    });
    return row;
  }

  /** Takes note of what a row has become. */
  void changed(DownloadRow row) {
    if (!rows.containsKey(row.kept().id())) {
      return;
    }
    put(row, kind(row).waiting, row.phase() == Phase.QUEUED);
    put(row, kind(row).running, row.isRunning());
  }

  private static void put(DownloadRow row, Set<DownloadRow> among, boolean belongs) {
    if (belongs) {
      among.add(row);
    } else {
      among.remove(row);
    }
  }

  private Kind kind(DownloadRow row) {
    return row.kept().size() <= DownloadSpec.SMALL ? small : large;
  }

  private int most(Kind kind) {
    return kind.equals(small) ? SMALL_AT_ONCE : atOnce;
  }

  Optional<DownloadRow> find(DownloadId id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** Oldest first. */
  List<DownloadRow> inOrder() {
    return List.copyOf(inOrder);
  }

  /** Those that were started, or paused, in this run. */
  List<DownloadRow> live() {
    return rows.values().stream().filter(row -> row.live().isPresent()).toList();
  }

  Stream<DownloadRow> bundled() {
    return rows.values().stream().filter(row -> row.phase() == Phase.BUNDLED);
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

  /** Small ones of one group whose turn it is, and which may be fetched together. */
  List<DownloadRow> together(Optional<AccountId> account, int least, int most) {
    Map<GroupId, List<DownloadRow>> groups = together(account);
    groups.values().removeIf(rows -> rows.size() < least);
    Comparator<DownloadRow> byTurn = byTurn();
    return groups.values().stream()
        .flatMap(List::stream)
        .min(byTurn)
        .map(first -> groups.get(first.kept().group()).stream().sorted(byTurn).limit(most).toList())
        .orElse(List.of());
  }

  private Map<GroupId, List<DownloadRow>> together(Optional<AccountId> account) {
    return small.waiting.stream()
        .filter(row -> row.isOf(account) && row.mayBeBundled())
        .collect(Collectors.groupingBy(row -> row.kept().group()));
  }

  /**
   * Those whose turn it is now.
   *
   * @param least so many small ones of a group wait to be fetched together
   */
  List<DownloadRow> due(Optional<AccountId> account, int least) {
    Set<DownloadRow> others = new HashSet<>();
    together(account).values().stream()
        .filter(rows -> rows.size() >= least)
        .forEach(others::addAll);
    return Stream.of(large, small).flatMap(kind -> due(kind, account, others)).toList();
  }

  private Stream<DownloadRow> due(Kind kind, Optional<AccountId> account, Set<DownloadRow> others) {
    int free = most(kind) - kind.running.size();
    if (free <= 0) {
      return Stream.empty();
    }
    Stream<DownloadRow> waiting =
        kind.waiting.stream().filter(row -> row.isOf(account) && !others.contains(row));
    // Mostly one place is free, and a thousand wait for it.
    return free == 1
        ? waiting.min(byTurn()).stream()
        : waiting.sorted(byTurn()).limit(free).toList().stream();
  }

  /** Whether more of its kind run than should. */
  boolean areTooMany(DownloadRow row) {
    return kind(row).running.size() > most(kind(row));
  }

  /** Those that run beyond what may: the last in turn. */
  List<DownloadRow> surplus() {
    return large.running.stream().sorted(byTurn()).skip(atOnce).toList();
  }
}
