package dev.covey.desktop.fx;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Runs on the FX thread. Lets a column grow as far as the longest name that has been in the table
 * needs. It does not shrink when that is gone: columns stay in place while rows are searched.
 */
final class LongestName<K, V> {
  /** The longest names that the rules allow; a wider letter than these is rare. */
  private static final double MOST = 480;

  private final TableView<LiveRow<K, V>> table;
  private final TableColumn<LiveRow<K, V>, V> column;
  private final Function<? super V, String> name;
  private final ListChangeListener<LiveRow<K, V>> added = this::addedTo;

  /** Each is measured once. */
  private final Set<String> seen = new HashSet<>();

  private double widest;

  private LongestName(
      TableView<LiveRow<K, V>> table,
      TableColumn<LiveRow<K, V>, V> column,
      Function<? super V, String> name) {
    this.table = table;
    this.column = column;
    this.name = name;
  }

  static <K, V> void follow(
      TableView<LiveRow<K, V>> table,
      TableColumn<LiveRow<K, V>, V> column,
      Function<? super V, String> name) {
    LongestName<K, V> longest = new LongestName<>(table, column, name);
    ColumnWidths.grow(table, column, 0); // by what is preferred before the user's choice is known
    longest.take();
    table.itemsProperty().subscribe(longest::take); // also of a list that is as empty as the last
  }

  private void take() {
    look(table.getItems());
    table.getItems().addListener(added);
  }

  private void addedTo(ListChangeListener.Change<? extends LiveRow<K, V>> change) {
    while (change.next()) {
      if (change.wasAdded()) {
        look(change.getAddedSubList());
      }
    }
  }

  private void look(List<? extends LiveRow<K, V>> rows) {
    double before = widest;
    for (LiveRow<K, V> row : rows) {
      String text = name.apply(row.value());
      if (widest < MOST && seen.add(text)) {
        widest = Math.clamp(Tables.widest(List.of(text)), widest, MOST);
      }
    }
    if (widest > before) {
      ColumnWidths.grow(table, column, widest);
    }
  }
}
