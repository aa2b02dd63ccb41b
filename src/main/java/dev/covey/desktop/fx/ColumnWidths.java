package dev.covey.desktop.fx;

import java.util.List;
import javafx.scene.control.ConstrainedColumnResizeBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Callback;

/**
 * Runs on the FX thread. How the columns of a table share its width: each has what it prefers, and
 * one, mostly that of names, takes all that is left. Where there is less, that one gives first,
 * down to what it was made with; then all give, by what each can spare. Widths that the user drags
 * are preferred from then on.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the table wants it
final class ColumnWidths extends ConstrainedColumnResizeBase
    implements Callback<TableView.ResizeFeatures, Boolean> {
  private final TableColumn<?, ?> taker;
  private final double madeWith;

  /**
   * @param taker the column that takes what is left, with the width that it is to have at least
   *     where there is room
   */
  ColumnWidths(TableColumn<?, ?> taker) {
    this.taker = taker;
    this.madeWith = taker.getPrefWidth();
  }

  @Override
  public Boolean call(TableView.ResizeFeatures features) {
    TableView<?> table = features.getTable();
    if (features.getContentWidth() <= 0) {
      return false;
    }
    if (features.getColumn() == null) {
      share(features, table.getVisibleLeafColumns());
      return false;
    }
    boolean dragged = TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN.call(features);
    if (dragged) {
      table.getVisibleLeafColumns().forEach(column -> column.setPrefWidth(column.getWidth()));
    }
    return dragged;
  }

  private void share(TableView.ResizeFeatures features, List<? extends TableColumn<?, ?>> columns) {
    double left = Math.floor(features.getContentWidth());
    double wanted = columns.stream().mapToDouble(this::preferred).sum();
    double spare = columns.stream().mapToDouble(this::spare).sum();
    double given = spare == 0 ? 0 : Math.clamp((wanted - left) / spare, 0, 1);
    for (TableColumn<?, ?> column : columns) {
      if (!column.equals(taker)) {
        features.setColumnWidth(column, Math.rint(preferred(column) - given * spare(column)));
        left -= column.getWidth();
      }
    }
    features.setColumnWidth(taker, left);
  }

  private double preferred(TableColumn<?, ?> column) {
    double least = column.getMinWidth();
    double preferred = Math.clamp(column.getPrefWidth(), least, column.getMaxWidth());
    return column.equals(taker) ? Math.clamp(madeWith, least, preferred) : preferred;
  }

  private double spare(TableColumn<?, ?> column) {
    return preferred(column) - column.getMinWidth();
  }
}
