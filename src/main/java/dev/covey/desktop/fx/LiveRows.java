package dev.covey.desktop.fx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private Map<K, LiveRow<K, V>> byKey = Map.of();
  private List<LiveRow<K, V>> all = List.of();
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
    Map<K, LiveRow<K, V>> next = HashMap.newHashMap(values.size());
    List<LiveRow<K, V>> rows = new ArrayList<>(values.size());
    for (V value : values) {
      K id = key.apply(value);
      if (next.containsKey(id)) {
        continue;
      }
      LiveRow<K, V> known = byKey.get(id);
      LiveRow<K, V> row = known == null ? new LiveRow<>(id) : known;
      row.show(value);
      next.put(id, row);
      rows.add(row);
    }
    byKey = next;
    all = rows;
    refresh();
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
    refresh();
  }

  private void refresh() {
    List<LiveRow<K, V>> wanted = new ArrayList<>(all.size());
    for (LiveRow<K, V> row : all) {
      if (filter.test(row.value())) {
        wanted.add(row);
      }
    }
    wanted.sort(order);
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
