package dev.covey.desktop.fx;

import java.util.List;
import javafx.scene.control.ConstrainedColumnResizeBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Callback;

/**
 * Runs on the FX thread. How the columns of a table share its width: each has what it prefers, and
 * one, mostly that of names, takes all that is left. Where there is less, that one gives first,
 * down to what it was made with; then all give, by what each can spare. Where there is more, a
 * column that may grow has half of it, as much as it needs. Widths that the user drags are
 * preferred from then on.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the table wants it
final class ColumnWidths extends ConstrainedColumnResizeBase
    implements Callback<TableView.ResizeFeatures, Boolean> {
  /** Under it a column keeps its {@link Growth}. */
  private static final Object GROWTH = new Object();

  /** What JavaFX has columns prefer. */
  private static final double DEFAULT = new TableColumn<>().getPrefWidth();

  private final TableColumn<?, ?> taker;
  private final double madeWith;

  /**
   * @param from what is preferred, unless the user has dragged it
   */
  private record Growth(double from, double upTo) {
    double of(double preferred, double left) {
      return preferred == from ? Math.clamp(upTo - preferred, 0, left) : 0;
    }
  }

  /**
   * @param taker the column that takes what is left, with the width that it is to have at least
   *     where there is room
   */
  ColumnWidths(TableColumn<?, ?> taker) {
    this.taker = taker;
    this.madeWith = taker.getPrefWidth();
  }

  /**
   * Has a column prefer a width. JavaFX takes its own default for none: each time that such a
   * column appears it is made as wide as what it holds, as if the user had dragged it.
   */
  static void prefer(TableColumn<?, ?> column, double width) {
    column.setPrefWidth(width == DEFAULT ? width + 1 : width);
  }

  /** Lets a column grow where there is room, and shares the width anew. */
  static <R> void grow(TableView<R> table, TableColumn<R, ?> column, double upTo) {
    Growth before = (Growth) column.getProperties().get(GROWTH);
    double from = before == null ? column.getPrefWidth() : before.from();
    column.getProperties().put(GROWTH, new Growth(from, upTo));
    shareAnew(table);
  }

  /** Gives a column so much or what it has at least already, and shares the width anew. */
  static <R> void atLeast(TableView<R> table, TableColumn<R, ?> column, double width) {
    if (width > column.getMinWidth()) {
      column.setMinWidth(width);
      shareAnew(table);
    }
  }

  private static <R> void shareAnew(TableView<R> table) {
    table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
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
    double half = Math.floor(Math.max(0, left - wanted) / 2);
    for (TableColumn<?, ?> column : columns) {
      if (!column.equals(taker)) {
        double more = growth(column, half);
        features.setColumnWidth(
            column, Math.rint(preferred(column) + more - given * spare(column)));
        half -= more;
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

  private static double growth(TableColumn<?, ?> column, double left) {
    Growth growth = (Growth) column.getProperties().get(GROWTH);
    return growth == null ? 0 : growth.of(column.getPrefWidth(), left);
  }

  private double spare(TableColumn<?, ?> column) {
    return preferred(column) - column.getMinWidth();
  }
}
