package dev.covey.desktop.fx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Runs on the FX thread. The rows of a table that is told again and again what there is: each value
 * keeps its row by its key, so that selection and scrolling survive, and a table with 10,000 rows
 * redraws only those that are seen. Only rows whose value has changed are filtered and put in their
 * place again.
 *
 * @param <K> what a row is about
 * @param <V> what it shows, immutable
 */
public final class LiveRows<K, V> {
  /** With more than that part of the rows changed, all are sorted. */
  private static final int FEW = 8;

  private final Function<? super V, ? extends K> key;
  private final Comparator<LiveRow<K, V>> natural;
  private final ObservableList<LiveRow<K, V>> shown = FXCollections.observableArrayList();

  /** In the order in which they were told. */
  private List<LiveRow<K, V>> all = List.of();

  /** The same in the order in which they are shown: sorting again costs little then. */
  private List<LiveRow<K, V>> ordered = new ArrayList<>();

  private Map<K, LiveRow<K, V>> byKey = Map.of();
  private Predicate<? super V> filter = _ -> true;
  private Comparator<LiveRow<K, V>> order;

  /**
   * @param natural the order while the user has chosen no other
   */
  public LiveRows(Function<? super V, ? extends K> key, Comparator<? super V> natural) {
    this.key = key;
    this.natural =
        Comparator.<LiveRow<K, V>, V>comparing(LiveRow::value, natural)
            .thenComparingInt(LiveRow::place);
    this.order = this.natural;
  }

  /** What the table shows: filtered and in order. Only this class changes it. */
  public ObservableList<LiveRow<K, V>> shown() {
    return shown;
  }

  /** Takes over what there is now; a key that comes twice is taken once. */
  public void accept(List<? extends V> values) {
    accept(values, key, (_, value) -> value);
  }

  /**
   * Takes over what there is now, each looked at once; a key that comes twice is taken once.
   *
   * @param about the key of what is told
   * @param next what a row shows, by what it showed before, if it was there
   */
  public <T> void accept(
      List<? extends T> told,
      Function<? super T, ? extends K> about,
      BiFunction<Optional<V>, ? super T, ? extends V> next) {
    if (areAsBefore(told, about)) {
      Set<LiveRow<K, V>> changed = Collections.newSetFromMap(new IdentityHashMap<>());
      for (int i = 0; i < all.size(); i++) {
        if (show(all.get(i), told.get(i), next)) {
          changed.add(all.get(i));
        }
      }
      placeAgain(changed);
    } else {
      replace(told, about, next);
      ordered.sort(order);
    }
    refresh();
  }

  /**
   * Looks again at some of the rows that are there; of the others nothing has changed.
   *
   * @param about whose rows; keys of no row are left out
   * @param next what a row shows, by its key and what it showed before
   */
  public void change(
      Collection<? extends K> about, BiFunction<Optional<V>, ? super K, ? extends V> next) {
    Set<LiveRow<K, V>> changed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (K id : about) {
      LiveRow<K, V> row = byKey.get(id);
      if (row != null && show(row, id, next)) {
        changed.add(row);
      }
    }
    if (!changed.isEmpty()) {
      placeAgain(changed);
      refresh();
    }
  }

  /** The others stand in order already. */
  private void placeAgain(Set<LiveRow<K, V>> changed) {
    if (changed.size() > ordered.size() / FEW) {
      ordered.sort(order);
      return;
    }
    if (changed.isEmpty()) {
      return;
    }
    ordered.removeIf(changed::contains);
    List<LiveRow<K, V>> moved = new ArrayList<>(changed);
    moved.sort(order);
    List<LiveRow<K, V>> merged = new ArrayList<>(ordered.size() + moved.size());
    int from = 0;
    for (LiveRow<K, V> row : moved) {
      // No two are equal: the place decides.
      int to = -1 - Collections.binarySearch(ordered, row, order);
      merged.addAll(ordered.subList(from, to));
      merged.add(row);
      from = to;
    }
    merged.addAll(ordered.subList(from, ordered.size()));
    ordered = merged;
  }

  /** Whether the rows are the same ones, told in the same order. */
  private <T> boolean areAsBefore(List<? extends T> told, Function<? super T, ? extends K> about) {
    if (told.size() != all.size()) {
      return false;
    }
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).key().equals(about.apply(told.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private <T> void replace(
      List<? extends T> told,
      Function<? super T, ? extends K> about,
      BiFunction<Optional<V>, ? super T, ? extends V> next) {
    Map<K, LiveRow<K, V>> there = HashMap.newHashMap(told.size());
    List<LiveRow<K, V>> rows = new ArrayList<>(told.size());
    List<LiveRow<K, V>> fresh = new ArrayList<>();
    for (T each : told) {
      K id = about.apply(each);
      if (there.containsKey(id)) {
        continue;
      }
      LiveRow<K, V> row = byKey.get(id);
      if (row == null) {
        row = new LiveRow<>(id);
        fresh.add(row);
      }
      show(row, each, next);
      row.place(rows.size());
      there.put(id, row);
      rows.add(row);
    }
    ordered.removeIf(row -> !there.containsKey(row.key()));
    ordered.addAll(fresh);
    byKey = there;
    all = rows;
  }

  /**
   * @return whether it shows something else now
   */
  @SuppressWarnings("ReferenceEquality") // the same value needs no look at it
  private <T> boolean show(
      LiveRow<K, V> row, T told, BiFunction<Optional<V>, ? super T, ? extends V> next) {
    V before = row.value();
    V now = next.apply(Optional.ofNullable(before), told);
    if (now == before) {
      return false;
    }
    row.show(now);
    row.fits(filter.test(now));
    return true;
  }

  /** Shows only what fits. */
  public void filter(Predicate<? super V> fits) {
    filter = fits;
    all.forEach(row -> row.fits(filter.test(row.value())));
    refresh();
  }

  /**
   * @param chosen null: the natural order
   */
  public void order(Comparator<LiveRow<K, V>> chosen) {
    order = chosen == null ? natural : chosen.thenComparing(natural);
    ordered.sort(order);
    refresh();
  }

  private void refresh() {
    List<LiveRow<K, V>> wanted = new ArrayList<>(ordered.size());
    for (LiveRow<K, V> row : ordered) {
      if (row.fits()) {
        wanted.add(row);
      }
    }
    RowList.show(shown, wanted);
  }

  /** Everything there is, also what the filter hides, in the order in which it was told. */
  public List<V> values() {
    return all.stream().map(LiveRow::value).toList();
  }

  public int size() {
    return all.size();
  }

  public Optional<LiveRow<K, V>> row(K id) {
    return Optional.ofNullable(byKey.get(id));
  }
}
