package dev.covey.desktop.fx;

import java.util.Comparator;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.TableView;

/**
 * Keeps a table's one chosen row chosen while rows come, go and change places around it. FX thread
 * only.
 *
 * <p>A table's own selection is by position; this one is by row, and a view model holds it. The
 * rows are all of one height.
 */
public final class KeptSelection<R> {
  private final TableView<R> table;
  private final ObjectProperty<R> chosen;
  private int changes;

  /** Binds the table's selection to the property, both ways. */
  public KeptSelection(TableView<R> table, ObjectProperty<R> chosen) {
    this.table = table;
    this.chosen = chosen;
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> {
          if (changes == 0) {
            chosen.set(row);
          }
        });
    chosen.subscribe(_ -> restore());
  }

  /**
   * Runs a change of the table's rows, and then chooses the same row again if it is still there.
   */
  public void during(Runnable change) {
    changes++;
    try {
      change.run();
    } finally {
      changes--;
    }
    restore();
  }

  /**
   * Runs a change of which rows are shown at all, as a search is. They are shown from the first one
   * on then, or around the chosen one if it is further down.
   */
  public void whileFiltering(Runnable change) {
    table.scrollTo(0);
    during(change);
    R row = chosen.get();
    if (row != null) {
      int rowsSeen = (int) (table.getHeight() / table.getFixedCellSize());
      int above = table.getItems().indexOf(row) - rowsSeen / 2;
      if (above > 0) {
        table.scrollTo(above);
      }
    }
  }

  /** Lets a view model sort the rows as the table's headings say, and keeps the choice. */
  public void whileSorting(Consumer<Comparator<R>> order) {
    table.setSortPolicy(sorted -> {
      during(() -> order.accept(sorted.getComparator()));
      return true;
    });
  }

  private void restore() {
    if (changes > 0) {
      return;
    }
    R row = chosen.get();
    if (row == null) {
      table.getSelectionModel().clearSelection();
      return;
    }
    if (isSelected(row)) {
      return;
    }
    int index = table.getItems().indexOf(row);
    if (index < 0) {
      chosen.set(null);
      return;
    }
    changes++;
    try {
      table.getSelectionModel().clearAndSelect(index);
    } finally {
      changes--;
    }
  }

  @SuppressWarnings("ReferenceEquality") // a row is a row by identity
  private boolean isSelected(R row) {
    int index = table.getSelectionModel().getSelectedIndex();
    return index >= 0
        && index < table.getItems().size()
        && table.getItems().get(index) == row
        && table.getSelectionModel().getSelectedItem() == row;
  }
}
