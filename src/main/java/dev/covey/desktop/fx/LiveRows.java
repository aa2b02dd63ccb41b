package dev.covey.desktop.fx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Runs on the FX thread. The rows of a table that is told again and again what there is: each value
 * keeps its row by its key, so that selection and scrolling survive, and a table with 10,000 rows
 * redraws only those that are seen.
 *
 * @param <K> what a row is about
 * @param <V> what it shows, immutable
 */
public final class LiveRows<K, V> {
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
    this.natural = Comparator.comparing(LiveRow::value, natural);
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
      for (int i = 0; i < all.size(); i++) {
        show(all.get(i), told.get(i), next);
      }
    } else {
      replace(told, about, next);
    }
    refresh();
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
      there.put(id, row);
      rows.add(row);
    }
    ordered.removeIf(row -> !there.containsKey(row.key()));
    ordered.addAll(fresh);
    byKey = there;
    all = rows;
  }

  private static <K, V, T> void show(
      LiveRow<K, V> row, T told, BiFunction<Optional<V>, ? super T, ? extends V> next) {
    row.show(next.apply(Optional.ofNullable(row.value()), told));
  }

  /** Shows only what fits. */
  public void filter(Predicate<? super V> fits) {
    filter = fits;
    refresh();
  }

  /**
   * @param chosen null: the natural order
   */
  public void order(Comparator<LiveRow<K, V>> chosen) {
    order = chosen == null ? natural : chosen.thenComparing(natural);
    // What compares equal stands as it was told, not as an earlier order left it.
    ordered = new ArrayList<>(all);
    refresh();
  }

  private void refresh() {
    ordered.sort(order);
    List<LiveRow<K, V>> wanted = new ArrayList<>(ordered.size());
    for (LiveRow<K, V> row : ordered) {
      if (filter.test(row.value())) {
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
