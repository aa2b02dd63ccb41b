package dev.covey.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/**
 * Runs on the FX thread. A table as the user left it, across starts: how wide its columns are, and
 * which of them gives the order. Kept under the fx:ids of table and columns.
 */
public final class TableMemory {
  /** The header heeds the click after this has seen it. */
  private static final Duration LATER = Duration.millis(200);

  private static final double NARROWEST = 20;
  private static final double WIDEST = 4_000;

  private final TableView<?> table;
  private final Preferences preferences;
  private final PauseTransition soon = new PauseTransition(LATER);

  private TableMemory(TableView<?> table, Preferences preferences) {
    this.table = table;
    this.preferences = preferences;
    soon.setOnFinished(_ -> save());
  }

  /** Restores what is known of the table, which has its columns, and follows it from then on. */
  public static void keep(TableView<?> table, Preferences preferences) {
    TableMemory memory = new TableMemory(table, preferences);
    memory.restore(table);
    memory.follow();
  }

  private <R> void restore(TableView<R> of) {
    for (TableColumn<R, ?> column : of.getColumns()) {
      OptionalDouble width = preferences.number(key(column));
      if (width.isPresent()) {
        ColumnWidths.prefer(column, Math.clamp(width.getAsDouble(), NARROWEST, WIDEST));
      }
    }
    preferences.text(sortKey()).ifPresent(sort -> of.getSortOrder().setAll(sorted(of, sort)));
  }

  /** A column that is no more gives no order. */
  private static <R> List<TableColumn<R, ?>> sorted(TableView<R> of, String sort) {
    List<TableColumn<R, ?>> order = new ArrayList<>();
    boolean down = sort.startsWith("-");
    String id = down ? sort.substring(1) : sort;
    for (TableColumn<R, ?> column : of.getColumns()) {
      if (id.equals(column.getId())) {
        column.setSortType(down ? SortType.DESCENDING : SortType.ASCENDING);
        order.add(column);
      }
    }
    return order;
  }

  /** What the user does with its header; the window's size changes widths too, and is no choice. */
  private void follow() {
    table.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          if (event.getTarget() instanceof Node node && isOfTheHeader(node)) {
            soon.playFromStart();
          }
        });
  }

  private static boolean isOfTheHeader(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains("column-header-background")) {
        return true;
      }
    }
    return false;
  }

  /** The widths that are preferred: a narrow window has columns give some, and they get it back. */
  private void save() {
    table
        .getColumns()
        .forEach(column -> preferences.put(key(column), Math.rint(column.getPrefWidth())));
    preferences.put(
        sortKey(),
        table.getSortOrder().stream()
            .findFirst()
            .map(
                column -> (column.getSortType() == SortType.DESCENDING ? "-" : "") + column.getId())
            .orElse(""));
  }

  private String key(TableColumn<?, ?> column) {
    return "table." + column.getId() + ".width";
  }

  private String sortKey() {
    return "table." + table.getId() + ".sort";
  }
}
