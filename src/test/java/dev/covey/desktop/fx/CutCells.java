package dev.covey.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;

/** Finds what does not fit into the cells and headings of a table. Used by a test's thread. */
public final class CutCells {
  private CutCells() {}

  /**
   * What is cut among the rows that are seen, as {@code column: text}.
   *
   * @param mayBe columns of names and sentences, which may be cut and tell all of it as a tooltip
   */
  public static List<String> in(TableView<?> table, String... mayBe) {
    Set<String> except = Set.of(mayBe);
    return TestDesktop.on(() -> {
      table.getScene().getRoot().applyCss();
      table.getScene().getRoot().layout();
      List<String> cut = new ArrayList<>();
      for (Node heading : table.lookupAll(".column-header > .label")) {
        add(cut, "heading", heading);
      }
      for (Node node : table.lookupAll(".table-cell")) {
        if (node instanceof TableCell<?, ?> cell && !cell.isEmpty()) {
          String column = cell.getTableColumn().getId();
          if (!except.contains(column)) {
            add(cut, column, cell);
            cell.lookupAll(".label").forEach(label -> add(cut, column, label));
            cell.lookupAll(".hyperlink").forEach(link -> add(cut, column, link));
          }
        }
      }
      return cut;
    });
  }

  private static void add(List<String> cut, String where, Node node) {
    if (node instanceof Labeled labeled && labeled.isVisible() && labeled.isTextTruncated()) {
      cut.add(where + ": " + labeled.getText());
    }
  }
}
